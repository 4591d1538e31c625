import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import {
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  GetManagedPrefixListEntriesCommand,
} from '@aws-sdk/client-ec2';
import {
  DescribeDBClusterParameterGroupsCommand,
  DescribeDBClusterParametersCommand,
  DescribeDBClusterSnapshotAttributesCommand,
  DescribeDBClusterSnapshotsCommand,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  DescribeDBParameterGroupsCommand,
  DescribeDBParametersCommand,
  DescribeDBSnapshotAttributesCommand,
  DescribeDBSnapshotsCommand,
  DescribeDBSubnetGroupsCommand,
} from '@aws-sdk/client-rds';
import { isRecord } from '../../../src/model/value.ts';
import { cloudwatchOf, ec2Of, rdsOf } from './clients.ts';
import type { Endpoint } from './endpoint.ts';
import { plain } from './services.ts';

type Ask = (endpoint: Endpoint, region: string, subject: string) => Promise<object>;

const ASKING: Readonly<Record<string, Ask>> = {
  describedbinstances: (to, region) => rdsOf(to, region).send(new DescribeDBInstancesCommand({})),
  describedbclusters: (to, region) => rdsOf(to, region).send(new DescribeDBClustersCommand({})),
  describedbsnapshots: (to, region) => rdsOf(to, region).send(new DescribeDBSnapshotsCommand({})),
  describedbclustersnapshots: (to, region) => rdsOf(to, region).send(new DescribeDBClusterSnapshotsCommand({})),
  describedbsubnetgroups: (to, region) => rdsOf(to, region).send(new DescribeDBSubnetGroupsCommand({})),
  describedbparametergroups: (to, region) => rdsOf(to, region).send(new DescribeDBParameterGroupsCommand({})),
  describedbclusterparametergroups: (to, region) =>
    rdsOf(to, region).send(new DescribeDBClusterParameterGroupsCommand({})),
  describedbsnapshotattributes: (to, region, DBSnapshotIdentifier) =>
    rdsOf(to, region).send(new DescribeDBSnapshotAttributesCommand({ DBSnapshotIdentifier })),
  describedbclustersnapshotattributes: (to, region, DBClusterSnapshotIdentifier) =>
    rdsOf(to, region).send(new DescribeDBClusterSnapshotAttributesCommand({ DBClusterSnapshotIdentifier })),
  describedbparameters: (to, region, DBParameterGroupName) =>
    rdsOf(to, region).send(new DescribeDBParametersCommand({ DBParameterGroupName })),
  describedbclusterparameters: (to, region, DBClusterParameterGroupName) =>
    rdsOf(to, region).send(new DescribeDBClusterParametersCommand({ DBClusterParameterGroupName })),
  describesecuritygroups: (to, region) => ec2Of(to, region).send(new DescribeSecurityGroupsCommand({})),
  describesecuritygrouprules: (to, region) => ec2Of(to, region).send(new DescribeSecurityGroupRulesCommand({})),
  describesubnets: (to, region) => ec2Of(to, region).send(new DescribeSubnetsCommand({})),
  describeroutetables: (to, region) => ec2Of(to, region).send(new DescribeRouteTablesCommand({})),
  describevpcs: (to, region) => ec2Of(to, region).send(new DescribeVpcsCommand({})),
  getmanagedprefixlistentries: (to, region, PrefixListId) =>
    ec2Of(to, region).send(new GetManagedPrefixListEntriesCommand({ PrefixListId })),
  describealarms: (to, region) =>
    cloudwatchOf(to, region).send(new DescribeAlarmsCommand({ AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] })),
};

/** Whether `ask` can make an operation's call. */
export function canAsk(operation: string): boolean {
  return Object.hasOwn(ASKING, plain(operation));
}

/** What the SDK gives for the call that a recording was made with, beside its metadata. */
export async function ask(endpoint: Endpoint, region: string, operation: string, subject = ''): Promise<object> {
  const asking = ASKING[plain(operation)];
  if (asking === undefined) throw new Error(`this test does not know how to call ${operation}`);
  const { $metadata, ...answered } = { $metadata: {}, ...(await asking(endpoint, region, subject)) };
  return answered;
}

/** A recording as the SDK should give it: where the SDK has a Date, the recorded time as one. */
export function asAnswered(recorded: unknown, answered: unknown): unknown {
  if (answered instanceof Date) return new Date(typeof recorded === 'number' ? recorded * 1000 : String(recorded));
  if (Array.isArray(recorded) && Array.isArray(answered)) {
    return recorded.map((one, index) => asAnswered(one, answered[index]));
  }
  if (!isRecord(recorded) || !isRecord(answered)) return recorded;
  return Object.fromEntries(Object.entries(recorded).map(([field, one]) => [field, asAnswered(one, answered[field])]));
}
