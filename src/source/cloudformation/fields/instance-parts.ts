import { Collection, Unknown } from '../../../model/value.ts';
import type { Context, Fields } from '../../template/mapping.ts';
import { chain, inside, lowerCase } from '../../template/shape.ts';
import { DEFAULT_VERSION, OF_CLUSTER, OF_SOURCE, SOME_OF_SOURCE } from './defaults.ts';
import { sourceOf } from './engine.ts';
import { isReplica, MADE_OF_OTHERS, textOfCluster } from './inherit.ts';
import { instance } from './kind.ts';
import { optionGroupName, parameterGroupName } from './made-up.ts';
import { naming } from './others.ts';
import { anyPresent } from './presence.ts';
import { listOfOne } from './shapes.ts';

/** A replica without a group takes its source's; anything else the engine's default one. */
const ofReplica = instance({
  new: undefined,
  member: undefined,
  copy: (context: Context) => {
    const replica = isReplica(context);
    return replica === false ? undefined : replica === true ? groupsOfSource(context) : replica;
  },
});

/**
 * A replica in the Region of its source takes its source's parameter group.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html
 */
function groupsOfSource(context: Context): unknown {
  const source = anyPresent(context, ['SourceRegion']) === false ? sourceOf(context) : undefined;
  if (source === undefined || source instanceof Unknown) return SOME_OF_SOURCE;
  const written = source.get('DBParameterGroupName');
  if (written !== undefined) return [{ DBParameterGroupName: parameterGroupName(written, source).value }];
  return anyPresent(source, MADE_OF_OTHERS) === false ? undefined : SOME_OF_SOURCE;
}

const ELSEWHERE = new Unknown('not-in-source', 'a replica may be declared outside the template', 'scope');

/** The replicas that are declared here; there may be others. */
function replicas(context: Context): Collection {
  const { certain, open } = naming(
    context,
    'AWS::RDS::DBInstance',
    'SourceDBInstanceIdentifier',
    'DBInstanceIdentifier',
  );
  const names = certain.map(({ address }) => new Unknown('computed-at-apply', address, 'resource', true, address));
  return new Collection(names, [], undefined, open ?? ELSEWHERE);
}

/** The groups, versions and replicas of an instance. */
export const INSTANCE_PARTS: Fields = {
  EngineVersion: {
    from: 'EngineVersion',
    absent: instance({
      new: DEFAULT_VERSION,
      member: textOfCluster('EngineVersion', DEFAULT_VERSION),
      copy: SOME_OF_SOURCE,
    }),
  },
  DBParameterGroups: {
    from: 'DBParameterGroupName',
    as: listOfOne(chain(parameterGroupName, inside('DBParameterGroupName'))),
    absent: ofReplica,
  },
  OptionGroupMemberships: {
    from: 'OptionGroupName',
    as: listOfOne(chain(optionGroupName, inside('OptionGroupName', { Status: 'in-sync' }))),
    absent: instance({ new: undefined, member: undefined, copy: OF_SOURCE }),
  },
  ReadReplicaDBInstanceIdentifiers: { absent: replicas },
  LicenseModel: {
    from: 'LicenseModel',
    as: lowerCase,
    absent: new Unknown('service-default', 'AWS chooses the licence model of the engine'),
  },
  ProcessorFeatures: {
    from: 'ProcessorFeatures',
    absent: instance({ new: undefined, member: undefined, copy: OF_SOURCE }),
  },
  DBName: { from: 'DBName', absent: instance({ new: undefined, member: OF_CLUSTER, copy: OF_SOURCE }) },
};
