import { DescribeAlarmsCommand, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import { DescribeVpcsCommand, paginateDescribeSecurityGroups } from '@aws-sdk/client-ec2';
import { DescribeDBInstancesCommand, paginateDescribeDBInstances } from '@aws-sdk/client-rds';
import { describe, expect, it } from 'vitest';
import { cloudwatchOf, ec2Of, FOLDER, rdsOf, start } from './clients.ts';
import { syntheticAccount } from './synthetic/account.ts';

/** Everything that a paginator gives, and how many pages it took. */
async function collect<Page, Item>(pages: AsyncIterable<Page>, itemsOf: (page: Page) => readonly Item[] | undefined) {
  const items: Item[] = [];
  let count = 0;
  for await (const page of pages) {
    count += 1;
    items.push(...(itemsOf(page) ?? []));
  }
  return { items, count };
}

describe('pages', () => {
  const recordings = syntheticAccount({ regions: ['eu-west-1'], instances: 123 });

  it('of RDS hold a hundred, or what was asked for, and together everything once', async () => {
    const client = rdsOf(await start({ recordings }));
    const usual = await collect(paginateDescribeDBInstances({ client }, {}), page => page.DBInstances);
    const small = await collect(paginateDescribeDBInstances({ client, pageSize: 20 }, {}), page => page.DBInstances);
    expect([usual.count, small.count]).toEqual([2, 7]);
    expect(new Set(small.items.map(({ DBInstanceIdentifier }) => DBInstanceIdentifier)).size).toBe(123);
    expect(small.items).toEqual(usual.items);
  });

  it('are never larger than the endpoint is told', async () => {
    const endpoint = await start({ folder: FOLDER, pageSize: 3 });
    const instances = await collect(
      paginateDescribeDBInstances({ client: rdsOf(endpoint) }, {}),
      page => page.DBInstances,
    );
    const groups = await collect(
      paginateDescribeSecurityGroups({ client: ec2Of(endpoint) }, {}),
      page => page.SecurityGroups,
    );
    const AlarmTypes = ['MetricAlarm' as const, 'CompositeAlarm' as const];
    const alarms = await collect(paginateDescribeAlarms({ client: cloudwatchOf(endpoint) }, { AlarmTypes }), page => [
      ...(page.CompositeAlarms ?? []),
      ...(page.MetricAlarms ?? []),
    ]);
    expect([instances.items.length, instances.count]).toEqual([18, 6]);
    expect([groups.items.length, groups.count]).toEqual([14, 5]);
    expect([new Set(alarms.items.map(({ AlarmName }) => AlarmName)).size, alarms.count]).toEqual([33, 11]);
  });

  it('are refused where AWS would refuse them', async () => {
    const endpoint = await start({ recordings });
    const rds = rdsOf(endpoint);
    const invalid = { name: 'InvalidParameterValue' };
    await expect(rds.send(new DescribeDBInstancesCommand({ MaxRecords: 19 }))).rejects.toMatchObject(invalid);
    await expect(rds.send(new DescribeDBInstancesCommand({ Marker: 'of-mine' }))).rejects.toMatchObject(invalid);
    const { Vpcs } = await ec2Of(endpoint).send(new DescribeVpcsCommand({}));
    const both = new DescribeVpcsCommand({ MaxResults: 5, VpcIds: Vpcs?.flatMap(({ VpcId }) => VpcId ?? []) });
    await expect(ec2Of(endpoint).send(both)).rejects.toMatchObject({ name: 'InvalidParameterCombination' });
    await expect(cloudwatchOf(endpoint).send(new DescribeAlarmsCommand({ NextToken: 'x' }))).rejects.toMatchObject({
      name: 'InvalidNextToken',
    });
  });
});
