import { watchedMetrics } from '../alarm.ts';
import type { Inventory } from '../inventory.ts';
import { anyOf, both, either, NO, OPEN, type Truth, YES } from '../truth.ts';
import { isAbsent, type Resource, toCollection, Unknown } from '../value.ts';
import { collect, is, type Relation, readField } from './join.ts';

/**
 * The metric alarms that watch a database: by DBInstanceIdentifier, or by DBClusterIdentifier for a cluster and its
 * members (with Role only for members in that role). Alarms over all databases or a class watch no one database.
 */
export function alarmsOf(type: 'DBInstance' | 'DBCluster'): Relation {
  const watches = type === 'DBInstance' ? watchesInstance : watchesCluster;
  return {
    to: 'MetricAlarm',
    many: true,
    strength: 'observer',
    needs: ['MetricAlarm', 'DBCluster'],
    follow: (resource, inventory) =>
      collect(inventory.rows('MetricAlarm'), [], inventory.gap('MetricAlarm'), alarm =>
        watches(alarm, resource, inventory),
      ),
  };
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
  const members = typeof id === 'string' ? inventory.find('DBInstance', 'DBClusterIdentifier', id).rows : [];
  const ids = members.map(member => inventory.read('DBInstance', member, 'DBInstanceIdentifier'));
  return anyMetric(alarm, inventory, metric =>
    anyOf([
      hasDimension(metric, 'DBClusterIdentifier', id),
      ...ids.map(member => hasDimension(metric, 'DBInstanceIdentifier', member)),
    ]),
  );
}

function anyMetric(alarm: Resource, inventory: Inventory, test: (metric: unknown) => Truth): Truth {
  const { items, possible, open } = watchedMetrics(alarm, inventory);
  const sure = items.map(metric => (metric instanceof Unknown ? OPEN : test(metric)));
  const unsure = possible.map(metric => both(OPEN, metric instanceof Unknown ? OPEN : test(metric)));
  return anyOf([...sure, ...unsure, open === undefined ? NO : OPEN]);
}

function hasDimension(metric: unknown, name: string, value: unknown): Truth {
  if (isAbsent(value)) return OPEN;
  const { items, possible, open } = toCollection(readField(metric, 'Dimensions'));
  const equals = (dimension: unknown): Truth => {
    if (dimension instanceof Unknown) return OPEN;
    const found = readField(dimension, 'Value');
    const sameValue = value instanceof Unknown || found instanceof Unknown ? OPEN : found === value ? YES : NO;
    return both(is(readField(dimension, 'Name'), name), sameValue);
  };
  const unsure = possible.map(dimension => both(OPEN, equals(dimension)));
  return anyOf([...items.map(equals), ...unsure, open === undefined ? NO : OPEN]);
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
  const cluster = inventory.read('DBInstance', instance, 'DBClusterIdentifier');
  if (typeof cluster !== 'string') return OPEN;
  const row = inventory.find('DBCluster', 'DBClusterIdentifier', cluster).rows[0];
  if (row === undefined) return OPEN;
  const id = inventory.read('DBInstance', instance, 'DBInstanceIdentifier');
  const members = toCollection(inventory.read('DBCluster', row, 'DBClusterMembers')).items;
  const member = members.find(candidate => readField(candidate, 'DBInstanceIdentifier') === id);
  return member === undefined ? OPEN : is(readField(member, 'IsClusterWriter'), writer);
}
