import { describe, expect, it } from 'vitest';
import { derivedOf } from '../../../src/model/derived.ts';
import { Collection } from '../../../src/model/value.ts';
import { DENIED, HIDDEN, type Rows } from '../../rule/support.ts';
import { flips } from '../catalogue/hide.ts';
import { derived, parts } from '../follow.ts';

const on = (row: object) => ({ Enabled: true, Status: 'active', ...row });
const cluster = (row: object) => on({ SourceType: 'db-cluster', ...row });
const HIDES = { possible: ['failure'], doubt: 'unresolved-reference' };

describe('the event categories that subscriptions reach together', () => {
  const reached = (rows: Rows) => parts(derived('Region', 'subscribedCategories', {}, rows, {}, 'db-cluster'));
  const of = (...EventSubscription: readonly object[]) =>
    reached({ EventSubscription: EventSubscription.map(row => ({ ...row })) });

  it.each([
    [
      'those of one and the other',
      [{ EventCategoriesList: ['failure'] }, { EventCategoriesList: ['failover'] }],
      ['failure', 'failover'],
    ],
    ['all, of one that names none', [{}], ['all']],
    ['all, of an empty list', [{ EventCategoriesList: [] }], ['all']],
    ['none of another type of source', [{ SourceType: 'db-snapshot' }], []],
    ['all types, of one that names none', [{ SourceType: undefined }], ['all']],
    ['none of one to some sources only', [{ SourceIdsList: ['c'] }], []],
    ['none of one that is off', [{ Enabled: false }], []],
    ['none of one that cannot deliver', [{ Status: 'no-permission' }], []],
    ['none where there is none', [], []],
  ])('%s', (_, rows, items) => {
    expect(of(...rows.map(cluster))).toEqual({ items });
  });

  it.each([
    ['whether it is on', { Enabled: HIDDEN }],
    ['whether it delivers', { Status: HIDDEN }],
    ['what type it is about', { SourceType: HIDDEN }],
    ['what sources it names', { SourceIdsList: HIDDEN }],
    ['whether it names sources', { SourceIdsList: new Collection([], ['c'], HIDDEN) }],
  ])('%s is not known: its categories are possible ones', (_, row) => {
    expect(of(cluster({ EventCategoriesList: ['failure'], ...row }))).toEqual({ items: [], ...HIDES });
  });

  it.each([
    ['hidden categories may be any', HIDDEN, { items: [], open: 'unresolved-reference' }],
    ['a hidden category is one', ['failure', HIDDEN], { items: ['failure', '(unresolved-reference)'] }],
    [
      'categories that may not be there leave all',
      new Collection([], ['failure'], HIDDEN),
      { items: [], possible: ['all', 'failure'], doubt: 'unresolved-reference' },
    ],
  ])('%s', (_, EventCategoriesList, expected) => {
    expect(of(cluster({ EventCategoriesList }))).toEqual(expected);
  });

  it('may be more where not all subscriptions are listed', () => {
    expect(reached({ EventSubscription: DENIED })).toEqual({ items: [], open: 'access-denied' });
    expect(reached({})).toEqual({ items: [], open: 'not-collected' });
  });

  it('hiding anything makes nothing certain', () => {
    const world = {
      Region: [{ id: 'r' }],
      EventSubscription: [cluster({ EventCategoriesList: ['failure'], SourceIdsList: ['c'] }), cluster({}), on({})],
    };
    const field = derivedOf('Region').subscribedCategories;
    expect(flips('Region', world, (region, run) => field?.get(region, run, 'db-cluster'))).toEqual([]);
  });
});
