import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../../../src/source/template/declaration.ts';
import { declare, fieldsOf, inventory, type Plain, ref, UNKNOWN } from './declare.ts';

type Properties = { readonly [name: string]: Plain };

const GROUP = declare('aws_db_parameter_group.g', { family: 'postgres16', name: 'books' });

function source(properties: Properties = {}, rest: Partial<Declaration> = {}): Declaration {
  return declare('aws_db_instance.source', { identifier: 'source', engine: 'postgres', ...properties }, rest);
}

/** The parameter groups of a replica. */
function groups(of: Declaration, named: Plain = 'source', rest: Partial<Declaration> = {}): unknown {
  const replica = declare('aws_db_instance.replica', { replicate_source_db: named }, rest);
  const all = inventory(of, replica, GROUP);
  return fieldsOf(all, 'DBInstance', 'aws_db_instance.replica', ['DBParameterGroups']).DBParameterGroups;
}

const SOURCES = expect.objectContaining({ detail: "a replica takes its source's parameter group" });

describe('a replica that names no parameter group', () => {
  it('takes that of its source in the same Region', () => {
    expect(groups(source({ parameter_group_name: 'books' }))).toEqual([{ DBParameterGroupName: 'books' }]);
    expect(groups(source())).toBeUndefined();
    const region = { region: 'eu-west-1' };
    const own = source({ parameter_group_name: 'books' }, region);
    expect(groups(own, ref('aws_db_instance.source'), region)).toEqual([{ DBParameterGroupName: 'books' }]);
  });

  it('is not known where the source, its group or the Region is not', () => {
    const named = source({ parameter_group_name: 'books' });
    expect(groups(source({ parameter_group_name: UNKNOWN }))).toEqual([{ DBParameterGroupName: UNKNOWN }]);
    expect(groups(named, 'another')).toEqual(SOURCES);
    expect(groups(named, ref('aws_db_instance.source'))).toEqual(SOURCES);
    expect(groups({ ...named, region: 'eu-west-1' }, 'source', { region: 'eu-central-1' })).toEqual(SOURCES);
    expect(groups(source({ snapshot_identifier: 's' }))).toEqual(SOURCES);
    expect(groups(source({}, { open: UNKNOWN }))).toEqual(SOURCES);
  });
});
