import type { Inventory } from '../inventory.ts';
import type { Run } from '../run.ts';
import { isAbsent, type Resource, Unknown } from '../value.ts';
import type { Database } from './engine.ts';
import { isFormula } from './formula.ts';
import { type Found, type Group, groupOf, rowInForce } from './parameter-row.ts';
import { byEngine, ceiling, exact, type ReadParameter } from './parameters.ts';

/** The table of groups, and of a family's defaults, beside each kind of parameter. */
const BESIDE = {
  Parameter: { group: 'DBParameterGroup', name: 'DBParameterGroupName', defaults: 'EngineDefaultParameter' },
  ClusterParameter: {
    group: 'DBClusterParameterGroup',
    name: 'DBClusterParameterGroupName',
    defaults: 'EngineDefaultClusterParameter',
  },
} as const;

/** What a parameter would be if nobody had set it: the family's default; a formula is worked out where it can be. */
export const defaultParameter: ReadParameter = (type, resource, run, key) => {
  const value = writtenDefault(type, resource, run, key);
  return typeof value === 'string' && isFormula(value) ? exact(value, type, resource, run) : value;
};

/** The most that the default can come to. */
export const defaultCeiling: ReadParameter = (type, resource, run, key) =>
  ceiling(writtenDefault(type, resource, run, key), type, resource, run);

/** As AWS says it, formulas and all, else by the dated table. */
export const writtenDefault: ReadParameter = (type, resource, run, key) => {
  const said = saidDefault(type, resource, run, key);
  return said === LEFT_TO_ENGINE ? byEngine(type, resource, run, key) : said;
};

/** Whether AWS leaves the default to the engine, so that the dated table tells it. */
export function isLeftToEngine(type: Database, resource: Resource, run: Run, key: string): boolean {
  return saidDefault(type, resource, run, key) === LEFT_TO_ENGINE;
}

const LEFT_TO_ENGINE = Symbol('left to the engine');

/** A row that nobody changed shows the default; else the family's own list does. */
function saidDefault(type: Database, resource: Resource, run: Run, key: string): unknown {
  const found = rowInForce(type, resource, run, key);
  if (found instanceof Unknown) return found;
  const shown = found === undefined ? undefined : untouched(found, run.inventory);
  if (!isAbsent(shown)) return shown;
  const group = found?.group ?? groupOf(type, resource, run.inventory);
  if (group instanceof Unknown) return group;
  return familyDefault(group, key, run.inventory);
}

function untouched({ row, group }: Found, inventory: Inventory): unknown {
  const source = inventory.read(group.type, row, 'Source');
  if (source instanceof Unknown) return source;
  const isDefault = source === 'engine-default' || source === 'system';
  return isDefault ? inventory.read(group.type, row, 'ParameterValue') : undefined;
}

function familyDefault(group: Group, key: string, inventory: Inventory): unknown {
  const family = familyOf(group, inventory);
  if (family instanceof Unknown) return family;
  const { defaults } = BESIDE[group.type];
  const { rows, unsure } = inventory.find(defaults, 'family', family);
  const row = rows.find(candidate => candidate.ParameterName === key);
  if (row !== undefined) {
    const value = inventory.read(defaults, row, 'ParameterValue');
    return isAbsent(value) ? LEFT_TO_ENGINE : value;
  }
  const hidden = rows.map(candidate => candidate.ParameterName).find(name => name instanceof Unknown);
  const gap = inventory.subjectGap(defaults, family);
  if (hidden instanceof Unknown || unsure[0] !== undefined) return hidden ?? unsure[0]?.why;
  return gap === undefined ? undefined : LEFT_TO_ENGINE;
}

/** AWS's own groups are named for their family. */
function familyOf({ type, name }: Group, inventory: Inventory): string | Unknown {
  const own = /^default\.(.+)$/.exec(name)?.[1];
  if (own !== undefined) return own;
  const beside = BESIDE[type];
  const row = inventory.find(beside.group, beside.name, name).rows[0];
  const family = row === undefined ? undefined : inventory.read(beside.group, row, 'DBParameterGroupFamily');
  if (typeof family === 'string' && family !== '') return family;
  if (family instanceof Unknown) return family;
  return inventory.gap(beside.group) ?? new Unknown('not-found', `the family of ${name} is not listed`);
}
