import type { Inventory } from '../inventory.ts';
import { asKey } from '../reference.ts';
import { isAbsent, type Resource, toCollection, Unknown } from '../value.ts';
import { lookUp, type Relation } from './join.ts';
import { readField } from './readers.ts';

/** The global database of a cluster: by name or, where that is left out (it is since 2025-06), by its list of members. */
export const GLOBAL_CLUSTER: Relation = {
  to: 'GlobalCluster',
  many: false,
  strength: 'weak',
  needs: ['GlobalCluster'],
  follow: (cluster, inventory) => {
    const name = asKey(inventory.read('DBCluster', cluster, 'GlobalClusterIdentifier'));
    if (name instanceof Unknown) return name;
    if (typeof name === 'string' && name !== '')
      return lookUp(name, { to: 'GlobalCluster', by: 'GlobalClusterIdentifier' }, 'weak', inventory);
    return byMember(asKey(inventory.read('DBCluster', cluster, 'DBClusterArn')), inventory);
  },
};

function byMember(arn: unknown, inventory: Inventory): unknown {
  if (typeof arn !== 'string')
    return arn instanceof Unknown ? arn : new Unknown('operand-absent', 'the cluster has no ARN');
  const keys = (row: Resource, add: (key: unknown) => void) => addMembers(row, add, inventory);
  const { rows, unsure } = inventory.findBy('GlobalCluster', 'members', keys, arn);
  return rows[0] ?? inventory.gap('GlobalCluster') ?? unsure[0]?.why;
}

function addMembers(row: Resource, add: (key: unknown) => void, inventory: Inventory): void {
  const { items, possible, open } = toCollection(inventory.read('GlobalCluster', row, 'GlobalClusterMembers'));
  if (open !== undefined) add(open);
  for (const member of [...items, ...possible]) {
    add(readField(member, 'DBClusterArn'));
    const readers = toCollection(readField(member, 'Readers'));
    for (const reader of [...readers.items, ...readers.possible, readers.open]) if (!isAbsent(reader)) add(reader);
  }
}
