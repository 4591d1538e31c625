import { watchedMetrics } from '../alarm.ts';
import type { Inventory } from '../inventory.ts';
import { asKey, isHidden, sameKey } from '../reference.ts';
import { anyOf, both, either, NO, OPEN, type Truth, YES } from '../truth.ts';
import { type Collection, isAbsent, type Resource, toCollection, Unknown } from '../value.ts';
import { collect, type Relation, unseen } from './join.ts';
import { is, readField } from './readers.ts';

/**
 * The metric alarms that watch a database: by DBInstanceIdentifier, or by DBClusterIdentifier for a cluster and its
 * members (with Role only for members in that role). Alarms over all databases or a class watch no one database.
 */
export function alarmsOf(type: 'DBInstance' | 'DBCluster'): Relation {
  const watches = type === 'DBInstance' ? watchesInstance : watchesCluster;
  const namesOf = type === 'DBInstance' ? namesOfInstance : namesOfCluster;
  return {
    to: 'MetricAlarm',
    many: true,
    strength: 'observer',
    needs: ['MetricAlarm', 'DBCluster', ...(type === 'DBCluster' ? (['DBInstance'] as const) : [])],
    follow: (resource, inventory) => {
      const candidates = alarmsNaming(namesOf(resource, inventory), inventory);
      return collect(candidates, [], openEnd(inventory), alarm => watches(alarm, resource, inventory));
    },
  };
}

/** The metric alarms that watch a proxy, by ProxyName. */
export const proxyAlarms: Relation = {
  to: 'MetricAlarm',
  many: true,
  strength: 'observer',
  needs: ['MetricAlarm'],
  follow: (proxy, inventory) => {
    const name = inventory.read('DBProxy', proxy, 'DBProxyName');
    return collect(alarmsNaming([name], inventory), [], openEnd(inventory), alarm =>
      anyMetric(alarm, inventory, metric => hasDimension(metric, 'ProxyName', name)),
    );
  },
};

function openEnd(inventory: Inventory): Unknown | undefined {
  return inventory.gap('MetricAlarm') ?? unseen('MetricAlarm', inventory);
}

/** The alarms that have one of these dimension values, or dimensions that are not known; all of them where a name is not. */
function alarmsNaming(names: readonly unknown[], inventory: Inventory): readonly Resource[] {
  const keys = names.map(asKey);
  if (names.some(isHidden) || keys.some(key => typeof key !== 'string')) return inventory.rows('MetricAlarm');
  const found = new Set<Resource>();
  for (const name of keys) {
    const { rows, unsure } = inventory.findBy('MetricAlarm', 'dimension', dimensionValues(inventory), String(name));
    for (const row of rows) found.add(row);
    for (const { row } of unsure) found.add(row);
  }
  return [...found];
}

/** Every dimension value of an alarm's metrics; an Unknown where there may be others. */
function dimensionValues(inventory: Inventory) {
  return (alarm: Resource, add: (key: unknown) => void): void => {
    const { items, possible, open } = watchedMetrics(alarm, inventory);
    if (open !== undefined) add(open);
    for (const metric of [...items, ...possible]) {
      if (metric instanceof Unknown) add(metric);
      else addDimensions(readField(metric, 'Dimensions'), add);
    }
  };
}

function addDimensions(dimensions: unknown, add: (key: unknown) => void): void {
  const { items, possible, open } = toCollection(dimensions);
  if (open !== undefined) add(open);
  for (const dimension of [...items, ...possible])
    add(dimension instanceof Unknown ? dimension : readField(dimension, 'Value'));
}

function namesOfInstance(instance: Resource, inventory: Inventory): readonly unknown[] {
  const cluster = inventory.read('DBInstance', instance, 'DBClusterIdentifier');
  const id = inventory.read('DBInstance', instance, 'DBInstanceIdentifier');
  return isAbsent(cluster) ? [id] : [id, cluster];
}

function namesOfCluster(cluster: Resource, inventory: Inventory): readonly unknown[] {
  const own = inventory.read('DBCluster', cluster, 'DBClusterIdentifier');
  const id = asKey(own);
  if (typeof id !== 'string' || isHidden(own) || inventory.gap('DBInstance') !== undefined) return [undefined];
  const { rows, unsure } = inventory.find('DBInstance', 'DBClusterIdentifier', id);
  const members = [...rows, ...unsure.map(({ row }) => row)];
  return [own, ...members.map(member => inventory.read('DBInstance', member, 'DBInstanceIdentifier'))];
}

function watchesInstance(alarm: Resource, instance: Resource, inventory: Inventory): Truth {
  const id = inventory.read('DBInstance', instance, 'DBInstanceIdentifier');
  const cluster = inventory.read('DBInstance', instance, 'DBClusterIdentifier');
  return anyMetric(alarm, inventory, metric => {
    const own = hasDimension(metric, 'DBInstanceIdentifier', id);
    if (isAbsent(cluster)) return own;
    const asMember = both(hasDimension(metric, 'DBClusterIdentifier', cluster), inRole(metric, instance, inventory));
    return either(own, both(asMember, lacksDimension(metric, 'DBInstanceIdentifier')));
  });
}

/** A cluster's own alarms and those of its members. */
function watchesCluster(alarm: Resource, cluster: Resource, inventory: Inventory): Truth {
  const id = inventory.read('DBCluster', cluster, 'DBClusterIdentifier');
  return anyMetric(alarm, inventory, metric =>
    either(hasDimension(metric, 'DBClusterIdentifier', id), isOfMember(metric, id, inventory)),
  );
}

/** Whether a metric is about an instance of the cluster; one that is not among those listed may be. */
function isOfMember(metric: unknown, cluster: unknown, inventory: Inventory): Truth {
  if (lacksDimension(metric, 'DBInstanceIdentifier') === YES) return NO;
  const key = asKey(cluster);
  if (typeof key !== 'string' || isHidden(cluster)) return OPEN;
  const { rows, unsure } = inventory.find('DBInstance', 'DBClusterIdentifier', key);
  const isAbout = (row: Resource) =>
    hasDimension(metric, 'DBInstanceIdentifier', inventory.read('DBInstance', row, 'DBInstanceIdentifier'));
  const maybe = unsure.map(({ row }) => both(OPEN, isAbout(row)));
  return anyOf([...rows.map(isAbout), ...maybe, namesListed(metric, inventory) ? NO : OPEN]);
}

function namesListed(metric: unknown, inventory: Inventory): boolean {
  if (inventory.gap('DBInstance') === undefined) return true;
  const { items } = toCollection(readField(metric, 'Dimensions'));
  const name = readField(
    items.find(dimension => readField(dimension, 'Name') === 'DBInstanceIdentifier'),
    'Value',
  );
  return typeof name === 'string' && inventory.find('DBInstance', 'DBInstanceIdentifier', name).rows.length > 0;
}

function anyMetric(alarm: Resource, inventory: Inventory, test: (metric: unknown) => Truth): Truth {
  return anyElement(watchedMetrics(alarm, inventory), metric => (metric instanceof Unknown ? OPEN : test(metric)));
}

/** Whether a test holds of some element: a possible one, or the open end, only keeps it from being false. */
function anyElement({ items, possible, open }: Collection, test: (element: unknown) => Truth): Truth {
  let truth: Truth = open === undefined ? NO : OPEN;
  for (const item of items) {
    const answer = test(item);
    if (answer === YES) return YES;
    truth = either(truth, answer);
  }
  for (const item of possible) truth = either(truth, both(OPEN, test(item)));
  return truth;
}

function hasDimension(metric: unknown, name: string, value: unknown): Truth {
  if (isAbsent(value)) return OPEN;
  return anyElement(toCollection(readField(metric, 'Dimensions')), dimension => {
    if (dimension instanceof Unknown) return OPEN;
    const found = readField(dimension, 'Value');
    return both(is(readField(dimension, 'Name'), name), sameKey(found, value));
  });
}

function lacksDimension(metric: unknown, name: string): Truth {
  const { items, possible, open } = toCollection(readField(metric, 'Dimensions'));
  const truths = [...items, ...possible].map(dimension => is(readField(dimension, 'Name'), name));
  if (truths.includes(YES)) return NO;
  return truths.includes(OPEN) || open !== undefined ? OPEN : YES;
}

/** Whether a metric by Role is about this member; a metric without Role is about all of them. */
function inRole(metric: unknown, instance: Resource, inventory: Inventory): Truth {
  const plain = lacksDimension(metric, 'Role');
  if (plain !== NO) return plain;
  return anyOf([
    both(hasDimension(metric, 'Role', 'WRITER'), isWriter(instance, inventory, true)),
    both(hasDimension(metric, 'Role', 'READER'), isWriter(instance, inventory, false)),
  ]);
}

function isWriter(instance: Resource, inventory: Inventory, writer: boolean): Truth {
  const cluster = asKey(inventory.read('DBInstance', instance, 'DBClusterIdentifier'));
  if (typeof cluster !== 'string') return OPEN;
  const row = inventory.find('DBCluster', 'DBClusterIdentifier', cluster).rows[0];
  if (row === undefined) return OPEN;
  const id = inventory.read('DBInstance', instance, 'DBInstanceIdentifier');
  const members = toCollection(inventory.read('DBCluster', row, 'DBClusterMembers')).items;
  const member = members.find(candidate => readField(candidate, 'DBInstanceIdentifier') === id);
  return member === undefined ? OPEN : is(readField(member, 'IsClusterWriter'), writer);
}
