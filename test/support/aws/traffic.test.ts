import { DescribeSubnetsCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { DescribeDBClustersCommand, RDSClient } from '@aws-sdk/client-rds';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ec2Of, kept, rdsOf, start, stsOf } from './clients.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('traffic', () => {
  it('is counted by call and Region, with the most that were in flight at once', async () => {
    const endpoint = await start();
    endpoint.setFault({}, { kind: 'latency', ms: 100 });
    const regions = ['eu-west-1', 'us-east-1'];
    await Promise.all(
      regions.flatMap(region => [1, 2, 3].map(() => rdsOf(endpoint, region).send(new DescribeDBClustersCommand({})))),
    );
    expect(endpoint.calls()).toEqual({ 'rds:DescribeDBClusters eu-west-1': 3, 'rds:DescribeDBClusters us-east-1': 3 });
    expect(endpoint.inFlight().most).toBe(6);
    await expect.poll(() => endpoint.inFlight().now).toBe(0);
  });

  it('one call after the other is never two at once', async () => {
    const endpoint = await start();
    const rds = rdsOf(endpoint);
    for (const _ of [1, 2, 3]) await rds.send(new DescribeDBClustersCommand({}));
    expect(endpoint.inFlight().most).toBe(1);
  });

  it('an answer that takes long is not given before another that was asked for later', async () => {
    const endpoint = await start();
    endpoint.setFault({ service: 'ec2' }, { kind: 'latency', ms: 200 });
    const order: string[] = [];
    const slow = ec2Of(endpoint)
      .send(new DescribeVpcsCommand({}))
      .then(() => order.push('slow'));
    await expect.poll(() => endpoint.inFlight().now).toBe(1);
    await stsOf(endpoint)
      .send(new GetCallerIdentityCommand({}))
      .then(() => order.push('quick'));
    await slow;
    expect(order).toEqual(['quick', 'slow']);
  });

  it('shows what was asked', async () => {
    const endpoint = await start();
    const input = { Filters: [{ Name: 'vpc-id', Values: ['vpc-1', 'vpc-2'] }], MaxResults: 5 };
    await ec2Of(endpoint).send(new DescribeSubnetsCommand(input));
    expect(endpoint.log()).toEqual([
      { service: 'ec2', operation: 'DescribeSubnets', region: 'eu-west-1', input, status: 200 },
    ]);
  });

  it('without a signature is refused', async () => {
    const endpoint = await start();
    const response = await fetch(endpoint.url, { method: 'POST', body: 'Action=DescribeDBInstances' });
    expect([response.status, endpoint.calls()]).toEqual([400, {}]);
  });

  it('comes from a client that only its environment tells where to go', async () => {
    const endpoint = await start();
    for (const [name, value] of Object.entries(endpoint.environment)) vi.stubEnv(name, value);
    const { DBClusters } = await kept(new RDSClient({ region: 'eu-west-1' })).send(new DescribeDBClustersCommand({}));
    expect(DBClusters).toHaveLength(5);
  });
});
