import { Unknown } from '../../../model/value.ts';
import type { Absent, Context, Shape } from '../../template/mapping.ts';
import { OF_CLUSTER, OF_SOURCE } from './defaults.ts';
import { clusterOf, sourceOf } from './engine.ts';
import { anyPresent, flagOf, type Presence, presence, textOf } from './presence.ts';

/** What a member has where its cluster writes a text; `otherwise` where the cluster is declared here and does not. */
export function textOfCluster(property: string, otherwise?: Absent): (context: Context) => unknown {
  return fromCluster(found => textOf(found, property), otherwise);
}

/** The same of numbers. */
export function numberOfCluster(property: string, otherwise?: Absent): (context: Context) => unknown {
  return fromCluster(found => numberIn(textOf(found, property)), otherwise);
}

/** The same of what is true or false. */
export function flagOfCluster(property: string, otherwise?: Absent): (context: Context) => unknown {
  return fromCluster(found => flagOf(found, property), otherwise);
}

/** Anything that a member has from its cluster. */
export function fromCluster(read: (cluster: Context) => unknown, otherwise?: Absent): (context: Context) => unknown {
  return context => {
    const found = clusterOf(context);
    if (found === undefined) return OF_CLUSTER;
    if (found instanceof Unknown) return found;
    return read(found) ?? (typeof otherwise === 'function' ? otherwise(found) : otherwise);
  };
}

function numberIn(text: string | Unknown | undefined): unknown {
  if (text === undefined || text instanceof Unknown) return text;
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : new Unknown('unreadable', `${text} is not a number`);
}

/** What decides that an instance is made from something else than an instance that is declared here. */
const RESTORES = [
  'DBSnapshotIdentifier',
  'DBClusterSnapshotIdentifier',
  'SourceDBClusterIdentifier',
  'SourceDbiResourceId',
  'SourceDBInstanceAutomatedBackupsArn',
  'RestoreTime',
  'UseLatestRestorableTime',
];

/** What decides that an instance has what it does not write from something else. */
export const MADE_OF_OTHERS = [...RESTORES, 'SourceDBInstanceIdentifier', 'DBClusterIdentifier'];

/** What a read replica has from its source where that is declared here, and is itself new. */
export function flagOfSource(property: string, otherwise: boolean): (context: Context) => unknown {
  return context => {
    const source = sourceOf(context);
    if (source === undefined || source instanceof Unknown) return source ?? OF_SOURCE;
    if (anyPresent(context, RESTORES) !== false) return OF_SOURCE;
    const own = flagOf(source, property);
    if (own !== undefined) return own;
    return anyPresent(source, MADE_OF_OTHERS) === false ? otherwise : OF_SOURCE;
  };
}

/** The source of a read replica; with a point in time beside it, the instance may be a restored one. */
export const replicaSource: Shape = (written, context) => {
  const restored = either(presence(context, 'RestoreTime'), flagOf(context, 'UseLatestRestorableTime'));
  if (restored === false) return written;
  return { at: written.at, origin: written.origin, value: restored instanceof Unknown ? restored : RESTORED };
};

function either(one: Presence, other: Presence | undefined): Presence {
  if (one === true || other === true) return true;
  return one instanceof Unknown ? one : (other ?? false);
}

const RESTORED = new Unknown('expression', 'the instance is restored from its source and may not replicate it');

/** Whether an instance replicates another database. */
export function isReplica(context: Context): boolean | Unknown {
  return anyPresent(context, ['SourceDBInstanceIdentifier', 'SourceDBClusterIdentifier']);
}
