import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../../../src/source/template/declaration.ts';
import { declare, fieldsOf, inventory, type Plain, ref, rowAt, UNKNOWN, verdict } from './declare.ts';

const GROUP = 'aws_db_parameter_group.books';

function database(group: Plain, address = 'aws_db_instance.books'): Declaration {
  return declare(address, { engine: 'postgres', engine_version: '16.3', parameter_group_name: group });
}

function group(properties: { readonly [name: string]: Plain }, rest: Partial<Declaration> = {}): Declaration {
  const parameter = [{ name: 'rds.force_ssl', value: '1' }];
  return declare(GROUP, { family: 'postgres16', parameter, ...properties }, rest);
}

const NAMED: readonly (readonly [string, { readonly [name: string]: Plain }, string])[] = [
  ['nothing', {}, `terraform-<random of ${GROUP}>`],
  ['nulls', { name: null, name_prefix: null }, `terraform-<random of ${GROUP}>`],
  ['a prefix', { name_prefix: 'books-' }, `books-<random of ${GROUP}>`],
  ['a prefix in a plan', { name: UNKNOWN, name_prefix: 'books-' }, `books-<random of ${GROUP}>`],
  ['a prefix that is not known', { name_prefix: UNKNOWN }, `<random of ${GROUP}>`],
  ['a name', { name: 'books' }, 'books'],
];

describe('a group', () => {
  it.each(NAMED)('with %s', (_what, properties, name) => {
    const all = inventory(database(ref(GROUP)), group(properties));
    expect(fieldsOf(all, 'DBParameterGroup', GROUP, ['DBParameterGroupName'])).toEqual({ DBParameterGroupName: name });
  });

  it('is not one of AWS, whatever its name will be, and its parameters are found', () => {
    const all = [database(ref(GROUP)), group({})];
    expect(verdict('rds-custom-parameter-group', 'aws_db_instance.books', ...all)).toBe('pass');
    expect(verdict('rds-postgres-force-ssl', 'aws_db_instance.books', ...all)).toBe('pass');
    expect(verdict('rds-parameter-group-unused', GROUP, ...all)).toBe('pass');
  });

  it.each<[string, Declaration]>([
    ['has a name that nobody knows', group({ name: UNKNOWN })],
    ['may be several', group({}, { maybe: UNKNOWN })],
    ['cannot be read', group({}, { open: UNKNOWN })],
  ])('stays unknown where it %s', (_what, declared) => {
    const instance = database(ref(GROUP));
    expect(verdict('rds-custom-parameter-group', 'aws_db_instance.books', instance, declared)).toBe('unknown');
  });

  it('is told apart from another with the same prefix', () => {
    const other = 'aws_db_parameter_group.other';
    const cluster = declare('aws_rds_cluster.c', { engine: 'aurora-postgresql' });
    const member = (name: string, used: string) =>
      declare(`aws_rds_cluster_instance.${name}`, {
        cluster_identifier: ref('aws_rds_cluster.c'),
        engine: 'aurora-postgresql',
        db_parameter_group_name: ref(used),
      });
    const groups = [group({ name_prefix: 'x-' }), declare(other, { name_prefix: 'x-', family: 'aurora-postgresql16' })];
    const same = [cluster, member('a', GROUP), member('b', GROUP), ...groups];
    const different = [cluster, member('a', GROUP), member('b', other), ...groups];
    expect(verdict('aurora-members-same-parameter-group', 'aws_rds_cluster.c', ...same)).toBe('pass');
    expect(verdict('aurora-members-same-parameter-group', 'aws_rds_cluster.c', ...different)).toBe('fail');
  });

  it('of options has a name too', () => {
    const address = 'aws_db_option_group.o';
    const all = inventory(declare(address, { engine_name: 'mysql', major_engine_version: '8.0' }));
    expect(rowAt(all, 'OptionGroup', address).OptionGroupName).toBeUndefined();
    expect(fieldsOf(all, 'OptionGroup', address, ['OptionGroupName'])).toEqual({
      OptionGroupName: `terraform-<random of ${address}>`,
    });
  });
});
