import type { Inventory } from '../inventory.ts';
import { asKey, describeKey } from '../reference.ts';
import { elsewhere } from '../relations/join.ts';
import { readField, readInside } from '../relations/readers.ts';
import type { Run } from '../run.ts';
import { isAbsent, type Resource, toCollection, Unknown } from '../value.ts';
import type { Database } from './engine.ts';

/** Where a parameter's value may stand: a group of one kind, with whether a restart is pending on it. */
export interface Group {
  readonly type: 'Parameter' | 'ClusterParameter';
  readonly name: string;
  readonly pendingReboot: boolean;
}

/** A parameter's row and the group it stands in. */
export interface Found {
  readonly row: Resource;
  readonly group: Group;
}

/**
 * The row of a parameter that is in force: a member's own where it was set there, else its cluster's; undefined where no
 * group has such a parameter.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_WorkingWithParamGroups.html
 */
export function rowInForce(type: Database, resource: Resource, run: Run, key: string): Found | Unknown | undefined {
  const { inventory } = run;
  const own = findIn(groupOf(type, resource, inventory), key, inventory);
  if (type === 'DBCluster' || own instanceof Unknown || (own !== undefined && isSet(own, inventory) === true))
    return own;
  const cluster = inventory.read('DBInstance', resource, 'DBClusterIdentifier');
  if (isAbsent(cluster)) return own;
  const theirs = inCluster(cluster, key, inventory);
  if (own === undefined || theirs instanceof Unknown) return theirs;
  return preferred(own, theirs, inventory);
}

/** A member's own row that was left alone gives way to one that was set in the cluster's group. */
function preferred(own: Found, theirs: Found | undefined, inventory: Inventory): Found | Unknown {
  if (theirs === undefined) return own;
  const [mine, other] = [isSet(own, inventory), isSet(theirs, inventory)];
  if (mine instanceof Unknown) return mine;
  return other instanceof Unknown ? other : other ? theirs : own;
}

function inCluster(reference: unknown, key: string, inventory: Inventory): Found | Unknown | undefined {
  const cluster = asKey(reference);
  if (typeof cluster !== 'string')
    return cluster instanceof Unknown ? cluster : new Unknown('unreadable', 'the cluster identifier is not text');
  const row = inventory.find('DBCluster', 'DBClusterIdentifier', cluster).rows[0];
  if (row === undefined)
    return inventory.gap('DBCluster') ?? new Unknown('not-found', `the cluster ${describeKey(cluster)} is not listed`);
  return findIn(groupOf('DBCluster', row, inventory), key, inventory);
}

/** Somebody gave the parameter its value: the engine and RDS say so where they did. */
function isSet({ row, group }: Found, inventory: Inventory): boolean | Unknown {
  if (isAbsent(inventory.read(group.type, row, 'ParameterValue'))) return false;
  const source = inventory.read(group.type, row, 'Source');
  return source instanceof Unknown ? source : source !== 'engine-default' && source !== 'system';
}

/** The parameter group of a database. */
export function groupOf(type: Database, resource: Resource, inventory: Inventory): Group | Unknown {
  return type === 'DBInstance' ? instanceGroup(resource, inventory) : clusterGroup(resource, inventory);
}

function instanceGroup(instance: Resource, inventory: Inventory): Group | Unknown {
  const groups = inventory.read('DBInstance', instance, 'DBParameterGroups');
  const group = Array.isArray(groups) ? groups[0] : groups;
  const name = readField(group, 'DBParameterGroupName');
  return named(
    'Parameter',
    name ?? byDefault('Parameter', inventory),
    readInside(group, 'ParameterApplyStatus', inventory),
  );
}

function clusterGroup(cluster: Resource, inventory: Inventory): Group | Unknown {
  const name = inventory.read('DBCluster', cluster, 'DBClusterParameterGroup');
  const isDeclared = elsewhere('ClusterParameter', inventory) !== undefined;
  const members = isDeclared ? undefined : inventory.read('DBCluster', cluster, 'DBClusterMembers');
  const { items, possible, open } = toCollection(members);
  const statuses = [...items, ...possible].map(member =>
    readInside(member, 'DBClusterParameterGroupStatus', inventory),
  );
  const hidden = statuses.find(status => status instanceof Unknown) ?? open;
  return named(
    'ClusterParameter',
    name ?? byDefault('ClusterParameter', inventory),
    hidden ?? statuses.find(status => status === 'pending-reboot'),
  );
}

/** AWS names the group of every database it describes; a template that names none gets AWS's own. */
function byDefault(type: Group['type'], inventory: Inventory): string | undefined {
  return elsewhere(type, inventory) === undefined ? undefined : DEFAULT;
}

function named(type: Group['type'], given: unknown, status: unknown): Group | Unknown {
  const name = asKey(given);
  if (name instanceof Unknown) return name;
  if (typeof name !== 'string') return new Unknown('not-collected', 'no parameter group is named');
  if (status instanceof Unknown) return status;
  return { type, name, pendingReboot: status === 'pending-reboot' };
}

function findIn(group: Group | Unknown, key: string, inventory: Inventory): Found | Unknown | undefined {
  if (group instanceof Unknown) return group;
  const { rows, unsure } = inventory.find(group.type, 'group', group.name);
  const row = rows.find(candidate => candidate.ParameterName === key);
  if (row !== undefined) return { row, group };
  const hidden = [...rows, ...unsure.map(other => other.row)].map(candidate => candidate.ParameterName);
  const why = hidden.find(name => name instanceof Unknown);
  const gap = isDefault(group, inventory) ? undefined : inventory.subjectGap(group.type, group.name);
  return gap ?? (why instanceof Unknown ? why : unsure[0]?.why) ?? leftAlone(group, key, inventory);
}

/** The groups that AWS makes, which nobody can change and no template declares. */
function isDefault({ type, name }: Group, inventory: Inventory): boolean {
  return name.startsWith(DEFAULT) && elsewhere(type, inventory) !== undefined;
}

const DEFAULT = 'default.';

/** A template writes only what it sets: every other parameter of a group is left to the engine. */
function leftAlone(group: Group, key: string, inventory: Inventory): Found | undefined {
  if (elsewhere(group.type, inventory) === undefined) return undefined;
  return { row: { ParameterName: key, Source: 'engine-default' }, group };
}
