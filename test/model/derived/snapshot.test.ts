import { describe, expect, it } from 'vitest';
import type { Resource } from '../../../src/model/value.ts';
import { HIDDEN, type Rows } from '../../rule/support.ts';
import { derived, parts, short } from '../follow.ts';

describe('with whom a snapshot is shared', () => {
  const attributes = (...list: readonly unknown[]) => ({
    DBSnapshotAttributes: [{ DBSnapshotIdentifier: 's', DBSnapshotAttributes: list }],
  });
  const restore = (values: unknown) => ({ AttributeName: 'restore', AttributeValues: values });
  const shared = (rows: Rows, of: Resource = { DBSnapshotIdentifier: 's' }) =>
    parts(derived('DBSnapshot', 'sharedWith', of, rows));

  it.each([
    ['accounts', attributes(restore(['111122223333'])), { items: ['111122223333'] }],
    ['everyone', attributes(restore(['all'])), { items: ['all'] }],
    ['nobody', attributes(restore([])), { items: [] }],
    ['nobody, without the attribute', attributes({ AttributeName: 'other', AttributeValues: ['all'] }), { items: [] }],
    ['hidden values', attributes(restore(HIDDEN)), { items: [], open: 'unresolved-reference' }],
    [
      'one hidden value',
      attributes(restore(['111122223333', HIDDEN])),
      { items: ['111122223333', '(unresolved-reference)'] },
    ],
    [
      'a hidden name',
      attributes({ AttributeName: HIDDEN, AttributeValues: ['all'] }),
      { items: [], open: 'unresolved-reference' },
    ],
    ['a hidden attribute', attributes(HIDDEN), { items: [], open: 'unresolved-reference' }],
    ['not asked for', {}, { items: [], open: 'not-collected' }],
    [
      'of another snapshot',
      { DBSnapshotAttributes: [{ DBSnapshotIdentifier: 't' }] },
      { items: [], open: 'not-found' },
    ],
  ])('%s', (_, rows, expected) => {
    expect(shared(rows)).toEqual(expected);
  });

  it('a snapshot without a known name', () => {
    expect(shared(attributes(restore(['all'])), { DBSnapshotIdentifier: HIDDEN })).toEqual({
      items: [],
      open: 'unresolved-reference',
    });
    expect(shared(attributes(restore(['all'])), {})).toEqual({ items: [], open: 'operand-absent' });
  });

  it('of a cluster', () => {
    const rows = {
      DBClusterSnapshotAttributes: [
        { DBClusterSnapshotIdentifier: 's', DBClusterSnapshotAttributes: [restore(['all'])] },
      ],
    };
    expect(parts(derived('DBClusterSnapshot', 'sharedWith', { DBClusterSnapshotIdentifier: 's' }, rows))).toEqual({
      items: ['all'],
    });
  });
});

describe('the day of a snapshot is UTC’s', () => {
  it.each([
    ['2026-08-31T23:30:00Z', '2026-08-31'],
    ['2026-08-31T23:30:00', '2026-08-31'],
    ['2026-09-01T01:30:00+02:00', '2026-08-31'],
    [Date.UTC(2026, 7, 31, 23, 30) / 1000, '2026-08-31'],
    [new Date(Date.UTC(2026, 7, 31, 23, 30)), '2026-08-31'],
    [undefined, undefined],
    ['lately', '(unreadable)'],
    [HIDDEN, '(unresolved-reference)'],
  ])('%s: %s', (SnapshotCreateTime, expected) => {
    expect(short(derived('DBSnapshot', 'day', { SnapshotCreateTime }), '')).toBe(expected);
  });
});
