import { Unknown } from '../../../model/value.ts';
import type { Declaration, Written } from '../../template/declaration.ts';
import type { Field, Fields, Mapping, Part, Shape } from '../../template/mapping.ts';
import { lowerCase } from '../../template/shape.ts';
import { groupName, madeUpName } from './made-up.ts';
import { keyOf, MADE, replaced, TAGS } from './shapes.ts';

/** A parameter that may be left out of the group says nothing of who set it. */
const source: Shape = written => {
  const { value } = written;
  return replaced(written, value instanceof Unknown && !value.exists ? value : 'user');
};

/** A row for each parameter that the group sets. */
function parameters(group: string) {
  return ({ properties, header }: Declaration): readonly Part[] => {
    const name = properties.get(group);
    const own = name === undefined ? [] : [[group, name] as const];
    const written = properties.get('Parameters');
    return written === undefined ? [] : rowsOf(written, own, header);
  };
}

function rowsOf(
  { value, open, at, origin }: Written,
  own: readonly (readonly [string, Written])[],
  header: Part['at'],
): readonly Part[] {
  const why = value instanceof Unknown ? value : open;
  const rows = value instanceof Map ? [...value].filter(([, one]) => one.value !== null) : [];
  const known = rows.map(([key, one]) => rowOf({ at: one.at, origin: 'literal', value: key }, one, own));
  if (why === undefined) return known;
  const hidden = { at: at ?? header, origin, value: why };
  return [...known, rowOf(hidden, hidden, own)];
}

function rowOf(name: Written, value: Written, own: readonly (readonly [string, Written])[]): Part {
  return { properties: new Map([...own, ['name', name], ['value', value]]), at: value.at };
}

const PARAMETER: Fields = {
  ParameterName: { from: 'name' },
  ParameterValue: { from: 'value' },
  Source: { from: 'value', as: source },
};

interface Group {
  readonly to: 'DBParameterGroup' | 'DBClusterParameterGroup';
  readonly rows: 'Parameter' | 'ClusterParameter';
}

/** A parameter group and the parameters that it sets; the others are left to the engine. */
function parameterGroup({ to, rows }: Group): readonly Mapping[] {
  const name = `${to}Name`;
  const own: Field = groupName(name);
  const fields: Fields = {
    [name]: own,
    [`${to}Arn`]: MADE,
    DBParameterGroupFamily: { from: 'Family', as: lowerCase },
    Description: { from: 'Description' },
    TagList: TAGS,
  };
  const subject = keyOf(own, madeUpName);
  return [
    { to, fields },
    { to: rows, fields: { ...PARAMETER, group: own }, rows: parameters(name), subject },
  ];
}

export const PARAMETER_GROUP = parameterGroup({ to: 'DBParameterGroup', rows: 'Parameter' });
export const CLUSTER_PARAMETER_GROUP = parameterGroup({ to: 'DBClusterParameterGroup', rows: 'ClusterParameter' });
