import { classSize } from '../facts/instance-classes.ts';
import { readField } from '../relations/readers.ts';
import type { Run } from '../run.ts';
import { isAbsent, type Resource, Unknown } from '../value.ts';
import type { Database } from './engine.ts';
import type { Variables } from './formula.ts';
import { CLASS_FIELD } from './instance-class.ts';

/** What formulas name and an instance tells exactly. Its memory is not among them: see `mostMemory`. */
export function variablesOf(type: Database, resource: Resource, run: Run): Variables {
  if (type === 'DBCluster') return {};
  const read = (name: string) => run.inventory.read(type, resource, name);
  const size = classSize(String(read('DBInstanceClass')));
  const isPlain = isAbsent(read('ProcessorFeatures'));
  return {
    DBInstanceVCPU: isPlain ? size?.vcpus : undefined,
    EndPointPort: numberOf(readField(read('Endpoint'), 'Port')),
    TrueIfReplica: isReplica(
      read('ReadReplicaSourceDBInstanceIdentifier'),
      read('ReadReplicaSourceDBClusterIdentifier'),
    ),
  };
}

function isReplica(...sources: readonly unknown[]): number | undefined {
  if (sources.some(source => !isAbsent(source) && !(source instanceof Unknown))) return 1;
  return sources.some(source => source instanceof Unknown) ? undefined : 0;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/**
 * All the memory of an instance's class in bytes, of which AWS keeps some. A Multi-AZ DB cluster has one class; the members
 * of an Aurora cluster have their own.
 */
export function mostMemory(type: Database, resource: Resource, run: Run): number | Unknown {
  const name = run.inventory.read(type, resource, CLASS_FIELD[type]);
  if (name instanceof Unknown) return name;
  const size = typeof name === 'string' ? classSize(name) : undefined;
  return size === undefined
    ? new Unknown('no-entry', `the memory of ${typeof name === 'string' ? name : 'its class'} is not known`)
    : size.memoryGiB * 2 ** 30;
}
