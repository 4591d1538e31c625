import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDuration, readInstant } from '../../../src/rule/kinds/time.ts';
import { ask, reads } from './ask.ts';

const NOON = Date.UTC(2026, 8, 1, 12);

describe('instants', () => {
  it.each([
    ['2026-09-01T12:00:00Z'],
    ['2026-09-01T12:00:00.000Z'],
    ['2026-09-01T12:00:00+00:00'],
    ['2026-09-01T14:00:00+02:00'],
    ['2026-09-01T14:00:00+0200'],
    ['2026-09-01T06:30:00-05:30'],
    ['2026-09-01 12:00:00Z'],
    ['2026-09-01T12:00Z'],
    ['2026-09-01T12:00:00'],
    ['2026-09-01T12:00:00.000'],
    [NOON / 1000],
    [new Date(NOON)],
  ])('%s is noon in UTC', raw => {
    expect(readInstant(raw)).toBe(NOON);
  });

  it('a day begins at midnight in UTC', () => {
    expect(readInstant('2026-09-01')).toBe(Date.UTC(2026, 8, 1));
  });

  it('epoch seconds may have a fraction', () => {
    expect(readInstant(1_756_684_800.123)).toBeCloseTo(1_756_684_800_123);
  });

  it.each([
    '',
    'yesterday',
    'now',
    '2026',
    '2026-13-01',
    '2026-02-30',
    '2025-02-29',
    '01.09.2026',
    '1756684800',
    true,
    null,
    Number.NaN,
  ])('%s is no time', raw => {
    expect(readInstant(raw)).toBeUndefined();
    expect(ask('instant', raw, 'min', '2026-09-01')).toBe('open');
  });

  it('the 29th of February is in leap years', () => {
    expect(readInstant('2028-02-29')).toBe(Date.UTC(2028, 1, 29));
  });

  it('compare as times, in whatever form they stand', () => {
    expect(ask('instant', '2026-09-01T14:00:00+02:00', 'equals', NOON / 1000)).toBe('yes');
    expect(ask('instant', NOON / 1000 - 1, 'min', '2026-09-01T12:00:00Z')).toBe('no');
    expect(ask('instant', new Date(NOON), 'max', '2026-09-01T12:00:00Z')).toBe('yes');
  });

  it('any time is itself in every form', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }), date => {
        expect(readInstant(date.toISOString())).toBe(date.getTime());
        expect(readInstant(date.toISOString().slice(0, -1))).toBe(date.getTime());
      }),
    );
  });
});

describe('durations', () => {
  it.each([
    ['30s', 30_000],
    ['5m', 300_000],
    ['36h', 129_600_000],
    ['90d', 7_776_000_000],
    ['2w', 1_209_600_000],
    ['1.5h', 5_400_000],
    [1000, 1000],
  ])('%s is %d ms', (raw, milliseconds) => {
    expect(readDuration(raw)).toBe(milliseconds);
  });

  it.each(['', '90', 'd', '90 d', '-1d', '90days', '1y', '1d12h', true, Number.POSITIVE_INFINITY])(
    '%s is none',
    raw => {
      expect(readDuration(raw)).toBeUndefined();
      expect(ask('duration', raw, 'min', '1d')).toBe('open');
    },
  );

  it('are written with a unit, measured in milliseconds', () => {
    expect(reads('duration', '90d')).toBe(true);
    expect(reads('duration', 90)).toBe(false);
    expect(ask('duration', 86_400_000, 'equals', '24h')).toBe('yes');
    expect(ask('duration', 86_399_999, 'min', '1d')).toBe('no');
  });
});
