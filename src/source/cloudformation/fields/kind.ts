import { Unknown } from '../../../model/value.ts';
import type { Absent, Context } from '../../template/mapping.ts';
import { OF_SOURCE } from './defaults.ts';
import { anyPresent, presence } from './presence.ts';

const INSTANCE_SOURCES = [
  'DBSnapshotIdentifier',
  'DBClusterSnapshotIdentifier',
  'SourceDBInstanceIdentifier',
  'SourceDBClusterIdentifier',
  'SourceDbiResourceId',
  'SourceDBInstanceAutomatedBackupsArn',
];
const CLUSTER_SOURCES = [
  'SnapshotIdentifier',
  'SourceDBClusterIdentifier',
  'SourceDbClusterResourceId',
  'ReplicationSourceIdentifier',
];

/** How a database comes to be: new, as a member of a cluster, or made from a snapshot or another database. */
type Kind = 'new' | 'member' | 'copy';

function instanceKind(context: Context): Kind | Unknown {
  const member = presence(context, 'DBClusterIdentifier');
  if (member instanceof Unknown) return member;
  return member ? 'member' : copyOrNew(anyPresent(context, INSTANCE_SOURCES));
}

function clusterKind(context: Context): Kind | Unknown {
  return copyOrNew(anyPresent(context, CLUSTER_SOURCES));
}

function copyOrNew(copy: boolean | Unknown): Kind | Unknown {
  return copy instanceof Unknown ? copy : copy ? 'copy' : 'new';
}

/** What leaving a field out means by how the database comes to be. */
type Cases = Readonly<Record<Kind, Absent | undefined>>;

function byKind(kindOf: (context: Context) => Kind | Unknown, cases: Cases): (context: Context) => unknown {
  return context => {
    const kind = kindOf(context);
    if (kind instanceof Unknown) return kind;
    const absent = cases[kind];
    return typeof absent === 'function' ? absent(context) : absent;
  };
}

/** For DB instances. */
export function instance(cases: Cases): (context: Context) => unknown {
  return byKind(instanceKind, cases);
}

/** For DB clusters. */
export function cluster(cases: Omit<Cases, 'member'>): (context: Context) => unknown {
  return byKind(clusterKind, { ...cases, member: undefined });
}

/** True for a member of a cluster. */
export function isMember(context: Context): boolean | Unknown {
  return presence(context, 'DBClusterIdentifier');
}

/** What a cluster that joins a global database has from its primary. */
export function unlessSecondary(absent: string | undefined): (context: Context) => unknown {
  return cluster({
    new: context => {
      const joins = presence(context, 'GlobalClusterIdentifier');
      return joins === false ? absent : joins === true ? OF_SOURCE : joins;
    },
    copy: OF_SOURCE,
  });
}
