import { describe, expect, it } from 'vitest';
import type { Inventory } from '../../../src/model/inventory.ts';
import { type Measure, measureId, measureKey } from '../../../src/model/measure.ts';
import { isRecord, type Resource } from '../../../src/model/value.ts';
import { type CollectOptions, collect, permissionsOf } from '../../../src/source/aws.ts';
import { awsError, FakeApi, type Reply } from './fake-api.ts';

const NOW = new Date('2026-08-20T09:30:42Z');
const CPU: Measure = { type: 'DBInstance', name: 'CPUUtilization', statistic: 'Average', window: 3600 };
const USED: Measure = { type: 'DBCluster', name: 'VolumeBytesUsed', statistic: 'Maximum', window: 1_209_600 };
const GET = 'cloudwatch:GetMetricData';
const DENIED = awsError('AccessDenied', 'because no identity-based policy allows the cloudwatch:GetMetricData action');

const instances = (count: number) => ({
  DBInstances: Array.from({ length: count }, (_, index) => ({ DBInstanceIdentifier: `db-${index}`, Engine: 'mysql' })),
});

function queriesIn(input: Resource): readonly Resource[] {
  return Array.isArray(input.MetricDataQueries) ? input.MetricDataQueries.filter(isRecord) : [];
}

const answering = (values: readonly number[]) => (input: Resource) => ({
  MetricDataResults: queriesIn(input).map(({ Id }) => ({ Id, StatusCode: 'Complete', Values: values })),
});

async function measured(
  replies: Readonly<Record<string, Reply>>,
  measures: readonly Measure[],
  options: Partial<CollectOptions> = {},
) {
  const api = new FakeApi(replies);
  const types = new Set([...measures.map(({ type }) => type), 'MetricData'] as const);
  const needs = Object.assign(types, { measures });
  const { inventories } = await collect({ api, needs, regions: ['eu-west-1'], now: NOW, ...options });
  const [inventory] = inventories;
  if (inventory === undefined) throw new Error('no inventory');
  return { api, inventory, inputs: api.inputsOf(GET) };
}

const idOf = (measure: Measure, name: string) => measureId(measure.type, measureKey(measure), name);
const gapOf = (inventory: Inventory, measure: Measure, name: string) =>
  inventory.subjectGap('MetricData', idOf(measure, name))?.code;

describe('what is measured', () => {
  it('is what the rules want, of every instance, up to now', async () => {
    const { inputs, inventory } = await measured(
      { 'rds:DescribeDBInstances': instances(1), [GET]: answering([4, 6]) },
      [CPU],
    );
    const Metric = {
      Namespace: 'AWS/RDS',
      MetricName: 'CPUUtilization',
      Dimensions: [{ Name: 'DBInstanceIdentifier', Value: 'db-0' }],
    };
    expect(inputs).toEqual([
      {
        StartTime: '2026-08-20T08:30:00.000Z',
        EndTime: '2026-08-20T09:30:00.000Z',
        MetricDataQueries: [{ Id: idOf(CPU, 'db-0'), MetricStat: { Metric, Period: 60, Stat: 'Average' } }],
      },
    ]);
    expect(inventory.rows('MetricData')).toMatchObject([{ Id: idOf(CPU, 'db-0'), Values: [4, 6] }]);
    expect(gapOf(inventory, CPU, 'db-0')).toBeUndefined();
  });

  it('is asked for once though several rules want it', async () => {
    const { inputs } = await measured({ 'rds:DescribeDBInstances': instances(2) }, [CPU, { ...CPU }]);
    expect(inputs.map(queriesIn).map(({ length }) => length)).toEqual([2]);
  });

  it('is nothing where there is nothing to measure, or no rule that wants it', async () => {
    expect((await measured({}, [CPU])).inputs).toEqual([]);
    const { api } = await measured({ 'rds:DescribeDBInstances': instances(1) }, []);
    expect(api.calls).toEqual([]);
  });

  it('is not of what other services keep beside RDS', async () => {
    const foreign = { DBInstances: [{ DBInstanceIdentifier: 'graph', Engine: 'neptune' }] };
    expect((await measured({ 'rds:DescribeDBInstances': foreign }, [CPU])).inputs).toEqual([]);
  });

  it('has a call for each window, in periods that CloudWatch keeps for so long', async () => {
    const clusters = { DBClusters: [{ DBClusterIdentifier: 'shop', Engine: 'aurora-mysql' }] };
    const { inputs } = await measured({ 'rds:DescribeDBInstances': instances(1), 'rds:DescribeDBClusters': clusters }, [
      USED,
      CPU,
      { ...CPU, window: 86_400 * 70 },
    ]);
    const asked = inputs.map(input => [input.StartTime, queriesIn(input)[0]?.MetricStat]);
    expect(asked).toMatchObject([
      ['2026-08-20T08:30:00.000Z', { Period: 60 }],
      ['2026-08-06T09:30:00.000Z', { Period: 14_400, Metric: { Dimensions: [{ Name: 'DBClusterIdentifier' }] } }],
      ['2026-06-11T09:30:00.000Z', { Period: 86_400 }],
    ]);
  });

  it('is asked for five hundred at a time', async () => {
    const { inputs, inventory } = await measured({ 'rds:DescribeDBInstances': instances(501), [GET]: answering([1]) }, [
      CPU,
      { ...CPU, name: 'FreeableMemory' },
    ]);
    expect(inputs.map(queriesIn).map(({ length }) => length)).toEqual([500, 500, 2]);
    expect(inventory.rows('MetricData')).toHaveLength(1002);
  });

  it('goes on over pages, also within one metric', async () => {
    const id = idOf(CPU, 'db-0');
    const { inventory, inputs } = await measured(
      {
        'rds:DescribeDBInstances': instances(1),
        [GET]: ({ NextToken }) =>
          NextToken === undefined
            ? { MetricDataResults: [{ Id: id, StatusCode: 'PartialData', Values: [1] }], NextToken: 'more' }
            : { MetricDataResults: [{ Id: id, StatusCode: 'Complete', Values: [9] }] },
      },
      [CPU],
    );
    expect(inputs.map(({ NextToken }) => NextToken)).toEqual([undefined, 'more']);
    expect(inventory.rows('MetricData')).toEqual([{ Id: id, StatusCode: 'Complete', Values: [1, 9], Timestamps: [] }]);
    expect(gapOf(inventory, CPU, 'db-0')).toBeUndefined();
  });

  it('needs its permission only with a rule that reads it', () => {
    const rules = [
      { id: 'cpu', needs: ['DBInstance', 'MetricData'] as const },
      { id: 'other', needs: ['DBInstance'] as const },
    ];
    const actions = (some: typeof rules) => permissionsOf(some, { allRegions: false });
    expect(actions(rules)).toContainEqual({ action: GET, for: ['cpu'] });
    expect(actions(rules.slice(1)).map(({ action }) => action)).toEqual(['rds:DescribeDBInstances']);
  });
});

describe('what could not be measured', () => {
  const two = { 'rds:DescribeDBInstances': instances(501) };

  it('for a denial is a gap of the scope', async () => {
    const { inventory } = await measured({ ...two, [GET]: DENIED }, [CPU]);
    expect(inventory.gaps).toMatchObject([{ call: GET, types: ['MetricData'], code: 'access-denied' }]);
    expect(inventory.subjectGap('MetricData', idOf(CPU, 'db-7'))).toMatchObject({
      code: 'access-denied',
      level: 'scope',
    });
    expect(inventory.gap('MetricData')?.code).toBe('access-denied');
  });

  it('is not known of one batch where only that was denied', async () => {
    const reply = (input: Resource) => {
      if (queriesIn(input).length === 1) throw DENIED;
      return answering([1])(input);
    };
    const { inventory } = await measured({ ...two, [GET]: reply }, [CPU]);
    const gaps = Array.from({ length: 501 }, (_, index) => gapOf(inventory, CPU, `db-${index}`));
    expect(gaps.filter(gap => gap === undefined)).toHaveLength(500);
    expect(gaps.filter(gap => gap === 'access-denied')).toHaveLength(1);
    expect(inventory.subjectGap('MetricData', idOf(CPU, 'db-99'))).toMatchObject({ level: 'resource' });
  });

  it('is not known of what stood on a later page that failed', async () => {
    const [first, second] = [idOf(CPU, 'db-0'), idOf(CPU, 'db-1')];
    const reply = ({ NextToken }: Resource) => {
      if (NextToken !== undefined) throw awsError('InternalFailure');
      const complete = { Id: first, StatusCode: 'Complete', Values: [1] };
      return { MetricDataResults: [complete, { Id: second, StatusCode: 'PartialData', Values: [2] }], NextToken: 'x' };
    };
    const { inventory } = await measured({ 'rds:DescribeDBInstances': instances(2), [GET]: reply }, [CPU]);
    expect([gapOf(inventory, CPU, 'db-0'), gapOf(inventory, CPU, 'db-1')]).toEqual([undefined, 'call-failed']);
    expect(inventory.gaps).toMatchObject([{ call: GET, code: 'call-failed' }]);
  });

  it('is not known of what was not answered, or not asked', async () => {
    const { inventory } = await measured(
      { 'rds:DescribeDBInstances': instances(1), [GET]: { MetricDataResults: [] } },
      [CPU],
    );
    expect([gapOf(inventory, CPU, 'db-0'), gapOf(inventory, USED, 'shop')]).toEqual(['call-failed', 'not-collected']);
  });

  it('is not known without a clock', async () => {
    const { inventory, inputs } = await measured({ 'rds:DescribeDBInstances': instances(1) }, [CPU], {
      now: undefined,
    });
    expect([inputs, gapOf(inventory, CPU, 'db-0')]).toEqual([[], 'not-collected']);
  });
});
