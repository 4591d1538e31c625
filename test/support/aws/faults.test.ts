import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { DescribeDBClustersCommand, DescribeDBInstancesCommand } from '@aws-sdk/client-rds';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { cloudwatchOf, ec2Of, FOLDER, rdsOf, start, stsOf } from './clients.ts';
import type { Endpoint } from './endpoint.ts';
import type { Fault } from './faults.ts';

describe('faults', () => {
  const names = async (endpoint: Endpoint) => {
    const calls = [
      rdsOf(endpoint).send(new DescribeDBInstancesCommand({})),
      ec2Of(endpoint).send(new DescribeVpcsCommand({})),
      cloudwatchOf(endpoint).send(new DescribeAlarmsCommand({})),
      stsOf(endpoint).send(new GetCallerIdentityCommand({})),
    ];
    const settled = await Promise.allSettled(calls);
    return settled.map(one =>
      one.status === 'rejected' ? [one.reason.name, one.reason.$metadata.httpStatusCode] : [],
    );
  };

  it.each<[Fault, readonly (readonly [string, number])[]]>([
    [
      { kind: 'deny' },
      [
        ['AccessDenied', 403],
        ['UnauthorizedOperation', 403],
        ['AccessDenied', 403],
        ['AccessDenied', 403],
      ],
    ],
    [
      { kind: 'disabled' },
      [
        ['InvalidClientTokenId', 403],
        ['AuthFailure', 401],
        ['InvalidClientTokenId', 403],
        ['InvalidClientTokenId', 403],
      ],
    ],
    [
      { kind: 'throttle' },
      [
        ['Throttling', 400],
        ['RequestLimitExceeded', 503],
        ['Throttling', 400],
        ['Throttling', 400],
      ],
    ],
    [
      { kind: 'fail' },
      [
        ['InternalFailure', 500],
        ['InternalError', 500],
        ['InternalServiceFault', 500],
        ['InternalFailure', 500],
      ],
    ],
    [
      { kind: 'error', status: 400, code: 'ExpiredToken' },
      [
        ['ExpiredToken', 400],
        ['ExpiredToken', 400],
        ['ExpiredToken', 400],
        ['ExpiredToken', 400],
      ],
    ],
  ])('$kind is told in the words of RDS, EC2, CloudWatch and STS', async (fault, expected) => {
    const endpoint = await start();
    endpoint.setFault({}, fault);
    expect(await names(endpoint)).toEqual(expected);
  });

  it('strike only what they are set for, and until they are lifted', async () => {
    const endpoint = await start();
    const lift = endpoint.setFault(
      { service: 'rds', operation: 'DescribeDBInstances', region: 'us-east-1' },
      { kind: 'deny' },
    );
    const ask = (region: string) => rdsOf(endpoint, region).send(new DescribeDBInstancesCommand({}));
    await expect(ask('us-east-1')).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(ask('eu-west-1')).resolves.toMatchObject({ DBInstances: expect.anything() });
    await expect(rdsOf(endpoint, 'us-east-1').send(new DescribeDBClustersCommand({}))).resolves.toBeDefined();
    lift();
    await expect(ask('us-east-1')).resolves.toMatchObject({ DBInstances: expect.anything() });
  });

  it('a Region that is not opted into is disabled', async () => {
    const endpoint = await start();
    const rds = rdsOf(endpoint, 'me-south-1');
    await expect(rds.send(new DescribeDBInstancesCommand({}))).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  });

  it('the first calls are throttled and the SDK tries again', async () => {
    const endpoint = await start();
    endpoint.setFault({ service: 'rds' }, { kind: 'throttle', first: 2 });
    const { DBClusters } = await rdsOf(endpoint, 'eu-west-1', 3).send(new DescribeDBClustersCommand({}));
    expect(DBClusters).toHaveLength(5);
    expect(endpoint.log().map(({ status }) => status)).toEqual([400, 400, 200]);
  });

  it('with a probability strike the same calls for the same seed', async () => {
    const statuses = async (seed: number) => {
      const endpoint = await start({ folder: FOLDER, seed });
      endpoint.setFault({}, { kind: 'throttle', probability: 0.5 });
      const ec2 = ec2Of(endpoint);
      for (let count = 0; count < 20; count += 1) await ec2.send(new DescribeVpcsCommand({})).catch(() => undefined);
      return endpoint.log().map(({ status }) => status);
    };
    const [first, again, other] = [await statuses(1), await statuses(1), await statuses(2)];
    expect(new Set(first)).toEqual(new Set([200, 503]));
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('an answer that is cut in half is an error of the SDK', async () => {
    const endpoint = await start();
    endpoint.setFault({}, { kind: 'malformed' });
    await expect(rdsOf(endpoint).send(new DescribeDBInstancesCommand({}))).rejects.toThrow();
    await expect(ec2Of(endpoint).send(new DescribeVpcsCommand({}))).rejects.toThrow();
    await expect(cloudwatchOf(endpoint).send(new DescribeAlarmsCommand({}))).rejects.toMatchObject({
      name: 'SyntaxError',
    });
  });

  it('a call that hangs is in flight until the client gives up, and has no status', async () => {
    const endpoint = await start();
    endpoint.setFault({ service: 'rds' }, { kind: 'hang' });
    const aborting = new AbortController();
    const call = rdsOf(endpoint).send(new DescribeDBInstancesCommand({}), { abortSignal: aborting.signal });
    const outcome = expect(call).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(() => endpoint.calls()).toEqual({ 'rds:DescribeDBInstances eu-west-1': 1 });
    expect(endpoint.inFlight().now).toBe(1);
    aborting.abort();
    await outcome;
    await expect.poll(() => endpoint.inFlight().now).toBe(0);
    expect(endpoint.log()[0]?.status).toBeUndefined();
  });

  it('closing ends a call that hangs', async () => {
    const endpoint = await start();
    endpoint.setFault({}, { kind: 'hang' });
    const outcome = expect(rdsOf(endpoint).send(new DescribeDBInstancesCommand({}))).rejects.toThrow();
    await expect.poll(() => endpoint.inFlight().now).toBe(1);
    await endpoint.close();
    await outcome;
  });
});
