import type { Inventory } from '../inventory.ts';
import { readField } from '../relations/join.ts';
import type { Run } from '../run.ts';
import { isAbsent, type Resource, toCollection, Unknown } from '../value.ts';

/** Where a parameter's value may stand: a group of one kind, with whether a restart is pending on it. */
interface Group {
  readonly type: 'Parameter' | 'ClusterParameter';
  readonly name: string;
  readonly pendingReboot: boolean;
}

/**
 * The value in force of an engine parameter: a member's own group, else its cluster's; a static parameter whose group
 * waits for a restart is not known.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html
 */
export function effectiveParameter(
  type: 'DBInstance' | 'DBCluster',
  resource: Resource,
  run: Run,
  key: string,
): unknown {
  const { inventory } = run;
  const own = type === 'DBInstance' ? instanceGroup(resource, inventory) : clusterGroup(resource, inventory);
  const value = valueIn(own, key, inventory);
  if (value !== undefined || type === 'DBCluster') return value;
  const cluster = inventory.read('DBInstance', resource, 'DBClusterIdentifier');
  if (isAbsent(cluster)) return undefined;
  if (typeof cluster !== 'string') return cluster;
  const row = inventory.find('DBCluster', 'DBClusterIdentifier', cluster).rows[0];
  if (row === undefined)
    return inventory.gap('DBCluster') ?? new Unknown('not-found', `the cluster ${cluster} is not listed`);
  return valueIn(clusterGroup(row, inventory), key, inventory);
}

function instanceGroup(instance: Resource, inventory: Inventory): Group | Unknown {
  const groups = inventory.read('DBInstance', instance, 'DBParameterGroups');
  const group = Array.isArray(groups) ? groups[0] : groups;
  const name = readField(group, 'DBParameterGroupName');
  const status = readField(group, 'ParameterApplyStatus');
  return groupOf('Parameter', name, status);
}

function clusterGroup(cluster: Resource, inventory: Inventory): Group | Unknown {
  const name = inventory.read('DBCluster', cluster, 'DBClusterParameterGroup');
  const members = inventory.read('DBCluster', cluster, 'DBClusterMembers');
  const { items, possible, open } = toCollection(members);
  const statuses = [...items, ...possible].map(member => readField(member, 'DBClusterParameterGroupStatus'));
  const hidden = statuses.find(status => status instanceof Unknown) ?? open;
  return groupOf('ClusterParameter', name, hidden ?? statuses.find(status => status === 'pending-reboot'));
}

function groupOf(type: Group['type'], name: unknown, status: unknown): Group | Unknown {
  if (name instanceof Unknown) return name;
  if (typeof name !== 'string') return new Unknown('not-collected', 'no parameter group is named');
  if (status instanceof Unknown) return status;
  return { type, name, pendingReboot: status === 'pending-reboot' };
}

function valueIn(group: Group | Unknown, key: string, inventory: Inventory): unknown {
  if (group instanceof Unknown) return group;
  const { rows, unsure } = inventory.find(group.type, 'group', group.name);
  const row = rows.find(candidate => candidate.ParameterName === key);
  if (row !== undefined) return settled(row, group, inventory);
  const hidden = [...rows, ...unsure.map(({ row }) => row)].map(candidate => candidate.ParameterName);
  const why = hidden.find(name => name instanceof Unknown) ?? unsure[0]?.why;
  return inventory.subjectGap(group.type, group.name) ?? why;
}

/** A dynamic parameter is in force at once, a static one after the restart. */
function settled(row: Resource, group: Group, inventory: Inventory): unknown {
  const applyType = inventory.read(group.type, row, 'ApplyType');
  if (group.pendingReboot && applyType !== 'dynamic') {
    return new Unknown('pending-change', `${group.name} waits for a restart`);
  }
  return inventory.read(group.type, row, 'ParameterValue');
}
