import { describe, expect, it } from 'vitest';
import type { Inventory } from '../../../src/model/inventory.ts';
import { measureId, measureKey } from '../../../src/model/measure.ts';
import { envelope, inventoryOf, load, mistakesOf } from './support.ts';

const KEY = measureKey({ name: 'CPUUtilization', statistic: 'Average', window: 3600 });
const ID = measureId('DBInstance', KEY, 'shop');
const OTHER = measureId('DBInstance', KEY, 'blog');
const FILE = 'cloudwatch.get-metric-data.json';

const result = (Id: string, Values: readonly number[] = [4], StatusCode = 'Complete') => ({ Id, StatusCode, Values });
const answer = (...MetricDataResults: readonly object[]) => ({ MetricDataResults });

/** What rds-audit record writes of one page. */
const page = (what: object, { day = '2026-08-20', start }: { day?: string; start?: string } = {}) => {
  const MetricDataQueries = [ID, OTHER].map(Id => ({ Id }));
  const times = { StartTime: `${day}T08:30:00Z`, EndTime: `${day}T09:30:00Z` };
  const recordedAt = `${day}T09:30:00Z`;
  const input = { MetricDataQueries, ...times, ...(start === undefined ? {} : { NextToken: start }) };
  return envelope('GetMetricData', { service: 'cloudwatch', input, recordedAt, ...what });
};

const valuesOf = (inventory: Inventory) => inventory.rows('MetricData').map(({ Id, Values }) => [Id, Values]);
const gapOf = (inventory: Inventory, id: string) => inventory.subjectGap('MetricData', id)?.code;

describe('recorded metrics', () => {
  it('are ours by their Ids, wherever they stand', () => {
    const inventory = inventoryOf({ 'x.json': answer(result(ID)) });
    expect(valuesOf(inventory)).toEqual([[ID, [4]]]);
    expect([gapOf(inventory, ID), gapOf(inventory, OTHER)]).toEqual([undefined, 'not-collected']);
  });

  it('by others’ Ids are told of and not taken for anything', () => {
    const { inventories, notes, mistakes } = load({ [FILE]: answer(result('m1'), result(ID)) });
    expect(inventories.flatMap(valuesOf)).toEqual([[ID, [4]]]);
    expect(notes).toEqual([expect.stringMatching(/metrics whose Ids do not say what they measure/)]);
    expect(mistakes).toEqual([]);
  });

  it('are not all where a page is missing', () => {
    const inventory = inventoryOf({
      [FILE]: { ...answer(result(ID), result(OTHER, [1], 'PartialData')), NextToken: 'x' },
    });
    expect([gapOf(inventory, ID), gapOf(inventory, OTHER)]).toEqual([undefined, 'not-collected']);
    expect(inventory.gap('MetricData')?.code).toBe('not-collected');
  });

  it('of several pages are one', () => {
    const first = page({ output: { ...answer(result(ID, [1], 'PartialData')), NextToken: 'x' } });
    const second = page({ output: answer(result(ID, [2]), result(OTHER)) }, { start: 'x' });
    const inventory = inventoryOf({ 'a.json': first, 'b.json': second });
    expect(valuesOf(inventory)).toEqual([
      [ID, [1, 2]],
      [OTHER, [4]],
    ]);
    expect([gapOf(inventory, ID), gapOf(inventory, OTHER)]).toEqual([undefined, undefined]);
  });

  it('that were denied are so of whom was asked', () => {
    const error = { code: 'AccessDenied', message: 'no' };
    const inventory = inventoryOf({ 'a.json': page({ error }) });
    expect(inventory.subjectGap('MetricData', ID)).toMatchObject({ code: 'access-denied', level: 'scope' });
    expect(inventory.gaps).toMatchObject([{ call: 'cloudwatch:GetMetricData', code: 'access-denied' }]);
  });

  it('recorded later win, but not where they were denied', () => {
    const old = page({ output: answer(result(ID, [1]), result(OTHER)) }, { day: '2026-07-01' });
    const late = page({ output: answer(result(ID, [2]), result(OTHER)) });
    expect(valuesOf(inventoryOf({ 'a.json': late, 'b.json': old }))[0]).toEqual([ID, [2]]);
    const denied = page({ error: 'AccessDenied' });
    const inventory = inventoryOf({ 'a.json': denied, 'b.json': old });
    expect([valuesOf(inventory)[0], gapOf(inventory, ID), inventory.gaps]).toEqual([[ID, [1]], undefined, []]);
  });

  it('that differ, nobody knowing which is later, are a mistake', () => {
    const files = { 'a.json': answer(result(ID, [1])), 'b.json': answer(result(ID, [2])) };
    expect(mistakesOf(files)).toEqual([
      expect.stringMatching(/^b\.json.*describes MetricData .* otherwise than .*a\.json/),
    ]);
    expect(mistakesOf({ ...files, 'b.json': answer(result(ID, [1])) })).toEqual([]);
  });
});
