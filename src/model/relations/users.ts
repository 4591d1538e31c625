import type { TypeName } from '../types.ts';
import { toCollection, Unknown } from '../value.ts';
import { inverse, type Relation } from './join.ts';
import { field, fieldOfEach, type KeysOf, readField } from './readers.ts';

type User = 'DBInstance' | 'DBCluster' | 'DBProxy' | 'DBSnapshot' | 'LambdaFunction';

/** The databases, proxies, snapshots or functions that name a group or secret: `named` reads the names in one of theirs. */
function users(from: TypeName, own: string, to: User, named: KeysOf): Relation {
  return inverse('observer', {
    to,
    own: field(from, own),
    by: {
      name: `uses-${from}`,
      keysOf: (row, add, inventory) => {
        const names = named(row, inventory);
        if (typeof names === 'string') return add(names);
        const { items, possible, open } = toCollection(names);
        for (const name of [...items, ...possible]) add(name);
        if (open !== undefined) add(open);
      },
    },
  });
}

const inside =
  (type: User, struct: string, name: string): KeysOf =>
  (row, inventory) => {
    const value = inventory.read(type, row, struct);
    return value instanceof Unknown ? value : readField(value, name);
  };

const SECRET = 'MasterUserSecret';
const OPTIONS = 'OptionGroupMemberships';
const CLUSTER_OPTIONS = 'DBClusterOptionGroupMemberships';

/** The functions that are in a security group; one outside VPCs is in none. */
export const FUNCTIONS_IN_GROUP = users(
  'SecurityGroup',
  'GroupId',
  'LambdaFunction',
  inside('LambdaFunction', 'VpcConfig', 'SecurityGroupIds'),
);

/** Who uses groups and secrets. */
export const USERS = {
  DBParameterGroup: {
    instances: users(
      'DBParameterGroup',
      'DBParameterGroupName',
      'DBInstance',
      fieldOfEach('DBInstance', 'DBParameterGroups', 'DBParameterGroupName'),
    ),
  },
  DBClusterParameterGroup: {
    clusters: users(
      'DBClusterParameterGroup',
      'DBClusterParameterGroupName',
      'DBCluster',
      field('DBCluster', 'DBClusterParameterGroup'),
    ),
  },
  DBSubnetGroup: {
    instances: users(
      'DBSubnetGroup',
      'DBSubnetGroupName',
      'DBInstance',
      inside('DBInstance', 'DBSubnetGroup', 'DBSubnetGroupName'),
    ),
    clusters: users('DBSubnetGroup', 'DBSubnetGroupName', 'DBCluster', field('DBCluster', 'DBSubnetGroup')),
  },
  DBSecurityGroup: {
    instances: users(
      'DBSecurityGroup',
      'DBSecurityGroupName',
      'DBInstance',
      fieldOfEach('DBInstance', 'DBSecurityGroups', 'DBSecurityGroupName'),
    ),
  },
  OptionGroup: {
    instances: users(
      'OptionGroup',
      'OptionGroupName',
      'DBInstance',
      fieldOfEach('DBInstance', OPTIONS, 'OptionGroupName'),
    ),
    clusters: users(
      'OptionGroup',
      'OptionGroupName',
      'DBCluster',
      fieldOfEach('DBCluster', CLUSTER_OPTIONS, 'DBClusterOptionGroupName'),
    ),
    snapshots: users('OptionGroup', 'OptionGroupName', 'DBSnapshot', field('DBSnapshot', 'OptionGroupName')),
  },
  Secret: {
    proxies: users('Secret', 'ARN', 'DBProxy', fieldOfEach('DBProxy', 'Auth', 'SecretArn')),
    instances: users('Secret', 'ARN', 'DBInstance', inside('DBInstance', SECRET, 'SecretArn')),
    clusters: users('Secret', 'ARN', 'DBCluster', inside('DBCluster', SECRET, 'SecretArn')),
  },
} as const satisfies Partial<Record<TypeName, Readonly<Record<string, Relation>>>>;
