import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import {
  DescribeRegionsCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import {
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  DescribeDBParametersCommand,
  DescribeDBSnapshotAttributesCommand,
  DescribeDBSnapshotsCommand,
} from '@aws-sdk/client-rds';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, cloudwatchOf, ec2Of, FOLDER, rdsOf, start, stsOf } from './clients.ts';

describe('what is asked for', () => {
  it('is the account of the caller, in its partition', async () => {
    const endpoint = await start();
    expect(await stsOf(endpoint).send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: ACCOUNT,
      Arn: `arn:aws:iam::${ACCOUNT}:user/auditor`,
    });
  });

  it('is the Regions that are enabled, or all', async () => {
    const endpoint = await start({
      folder: FOLDER,
      regions: { 'eu-west-1': 'opted-in', 'me-south-1': 'not-opted-in' },
    });
    const ec2 = ec2Of(endpoint);
    const enabled = await ec2.send(new DescribeRegionsCommand({}));
    const all = await ec2.send(new DescribeRegionsCommand({ AllRegions: true }));
    expect(enabled.Regions?.map(({ RegionName }) => RegionName)).toEqual(['eu-west-1']);
    expect(all.Regions?.map(({ OptInStatus }) => OptInStatus)).toEqual(['opted-in', 'not-opted-in']);
  });

  it('is the Region that the request is signed for', async () => {
    const endpoint = await start();
    const { DBClusters } = await rdsOf(endpoint, 'us-east-1').send(new DescribeDBClustersCommand({}));
    expect(DBClusters?.every(({ DBClusterArn }) => DBClusterArn?.includes(':us-east-1:'))).toBe(true);
    expect(endpoint.calls()).toEqual({ 'rds:DescribeDBClusters us-east-1': 1 });
  });

  it('is one instance by name, in any case, or by ARN', async () => {
    const rds = rdsOf(await start());
    const arn = `arn:aws:rds:eu-west-1:${ACCOUNT}:db:guestbook-dev-mariadb`;
    for (const name of ['guestbook-dev-mariadb', 'Guestbook-Dev-MariaDB', arn]) {
      const { DBInstances } = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: name }));
      expect(DBInstances?.map(({ DBInstanceIdentifier }) => DBInstanceIdentifier)).toEqual(['guestbook-dev-mariadb']);
    }
  });

  it('is refused where there is no such thing', async () => {
    const endpoint = await start({ folder: FOLDER, unrecorded: 'empty' });
    const rds = rdsOf(endpoint);
    const of = { DBInstanceIdentifier: 'nobody', DBSnapshotIdentifier: 'nobody', DBParameterGroupName: 'nobody' };
    await expect(rds.send(new DescribeDBInstancesCommand(of))).rejects.toMatchObject({
      name: 'DBInstanceNotFoundFault',
    });
    await expect(rds.send(new DescribeDBSnapshotAttributesCommand(of))).rejects.toMatchObject({
      name: 'DBSnapshotNotFoundFault',
    });
    await expect(rds.send(new DescribeDBParametersCommand(of))).rejects.toMatchObject({
      name: 'DBParameterGroupNotFoundFault',
    });
    await expect(ec2Of(endpoint).send(new DescribeSubnetsCommand({ SubnetIds: ['subnet-0'] }))).rejects.toMatchObject({
      name: 'InvalidSubnetID.NotFound',
    });
  });

  it('is some by type and by filters', async () => {
    const endpoint = await start();
    const [rds, ec2] = [rdsOf(endpoint), ec2Of(endpoint)];
    const manual = await rds.send(new DescribeDBSnapshotsCommand({ SnapshotType: 'manual' }));
    expect(new Set(manual.DBSnapshots?.map(({ SnapshotType }) => SnapshotType))).toEqual(new Set(['manual']));
    const engines = { Name: 'engine', Values: ['postgres', 'mariadb'] };
    const some = await rds.send(new DescribeDBInstancesCommand({ Filters: [engines] }));
    expect(new Set(some.DBInstances?.map(({ Engine }) => Engine))).toEqual(new Set(['postgres', 'mariadb']));
    const { Vpcs } = await ec2.send(
      new DescribeVpcsCommand({ Filters: [{ Name: 'tag:Name', Values: ['harbour-*'] }] }),
    );
    expect(Vpcs?.map(({ Tags }) => Tags?.[0]?.Value)).toContain('harbour-prod');
    const main = { Name: 'association.main', Values: ['true'] };
    const { RouteTables } = await ec2.send(new DescribeRouteTablesCommand({ Filters: [main] }));
    expect(RouteTables?.map(({ Associations }) => Associations?.some(({ Main }) => Main))).toEqual([true, true]);
  });

  it('is metric alarms only, unless composite ones are asked for', async () => {
    const cloudwatch = cloudwatchOf(await start());
    const { MetricAlarms, CompositeAlarms } = await cloudwatch.send(new DescribeAlarmsCommand({}));
    const composite = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmTypes: ['CompositeAlarm'] }));
    expect([MetricAlarms?.length, CompositeAlarms?.length ?? 0]).toEqual([32, 0]);
    expect([composite.MetricAlarms?.length ?? 0, composite.CompositeAlarms?.length]).toEqual([0, 1]);
  });

  it("is another account's snapshots only with IncludeShared or the type shared", async () => {
    const ofOther = {
      DBSnapshotIdentifier: 'theirs',
      DBSnapshotArn: 'arn:aws:rds:eu-west-1:999988887777:snapshot:theirs',
    };
    const own = { DBSnapshotIdentifier: 'own', DBSnapshotArn: `arn:aws:rds:eu-west-1:${ACCOUNT}:snapshot:own` };
    const output = { DBSnapshots: [ofOther, own] };
    const recording = {
      service: 'rds',
      operation: 'DescribeDBSnapshots',
      account: ACCOUNT,
      region: 'eu-west-1',
      output,
    };
    const rds = rdsOf(await start({ recordings: [recording] }));
    const listed = async (input: object) =>
      (await rds.send(new DescribeDBSnapshotsCommand(input))).DBSnapshots?.map(one => one.DBSnapshotIdentifier);
    expect(await listed({})).toEqual(['own']);
    expect(await listed({ IncludeShared: true })).toEqual(['theirs', 'own']);
    expect(await listed({ SnapshotType: 'shared' })).toEqual(['theirs']);
  });

  it('is a mistake of the test where the endpoint cannot answer it truly', async () => {
    const endpoint = await start();
    const unknown = new DescribeSubnetsCommand({ Filters: [{ Name: 'no-such-thing', Values: ['x'] }] });
    await expect(ec2Of(endpoint).send(unknown)).rejects.toMatchObject({ name: 'TestMistake' });
    expect(endpoint.mistakes()).toEqual(['the endpoint does not know the filter no-such-thing']);
  });

  it('is denied where nothing was recorded of it, unless there is to be nothing', async () => {
    const ask = new DescribeSecurityGroupRulesCommand({});
    await expect(ec2Of(await start()).send(ask)).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
    const empty = await start({ folder: FOLDER, unrecorded: 'empty' });
    expect(await ec2Of(empty).send(ask)).toMatchObject({ SecurityGroupRules: [] });
  });

  it('is refused with the error that was recorded', async () => {
    const denied = {
      service: 'rds',
      operation: 'describe-db-clusters',
      account: ACCOUNT,
      region: 'eu-west-1',
      error: 'AccessDenied',
    };
    const rds = rdsOf(await start({ recordings: [denied] }));
    await expect(rds.send(new DescribeDBClustersCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});
