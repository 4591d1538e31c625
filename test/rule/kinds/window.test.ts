import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, type Question, reads } from './ask.ts';

const window = (value: unknown, question: Question, operand: unknown, year = 2026) =>
  ask('window', value, question, operand, new Date(Date.UTC(year, 6, 1)));

describe('windows of the week', () => {
  it.each([
    ['sun:05:00-sun:06:00', 'within', 'sat:00:00-mon:05:00', 'yes'],
    ['tue:05:00-tue:06:00', 'within', 'sat:00:00-mon:05:00', 'no'],
    ['mon:04:30-mon:05:30', 'within', 'sat:00:00-mon:05:00', 'no'],
    ['sun:23:30-mon:00:30', 'within', 'sat:00:00-mon:05:00', 'yes'],
    ['sun:23:30-mon:00:30', 'within', 'sun:23:00-mon:01:00', 'yes'],
    ['sat:00:00-mon:05:00', 'covers', 'sun:23:30-mon:00:30', 'yes'],
    ['sun:23:30-mon:00:30', 'overlaps', 'mon:00:00-mon:01:00', 'yes'],
    ['sun:23:30-mon:00:30', 'overlaps', 'mon:00:30-mon:01:00', 'no'],
    ['mon:00:00-mon:00:00', 'covers', 'wed:10:00-thu:12:00', 'yes'],
    ['SUN:05:00-Sun:06:00', 'equals', 'sun:05:00-sun:06:00', 'yes'],
  ] as const)('%s %s %s: %s', (value, question, operand, answer) => {
    expect(window(value, question, operand)).toBe(answer);
  });
});

describe('windows of the day are every day', () => {
  it.each([
    ['sun:02:15-sun:03:00', 'overlaps', '02:00-02:30', 'yes'],
    ['sun:02:30-sun:03:00', 'overlaps', '02:00-02:30', 'no'],
    ['02:00-02:30', 'within', '01:00-05:00', 'yes'],
    ['23:30-00:30', 'overlaps', 'mon:00:00-mon:00:15', 'yes'],
    ['23:30-00:30', 'within', '23:00-01:00', 'yes'],
    ['00:00-24:00', 'covers', 'mon:00:00-mon:00:00', 'yes'],
  ] as const)('%s %s %s: %s', (value, question, operand, answer) => {
    expect(window(value, question, operand)).toBe(answer);
  });
});

describe('a list is the union', () => {
  const weekend = ['sat:00:00-sun:00:00', 'sun:00:00-mon:00:00'];
  it.each([
    ['sat:23:30-sun:00:30', 'within', 'yes'],
    ['sun:23:30-mon:00:30', 'within', 'no'],
    ['sun:23:30-mon:00:30', 'overlaps', 'yes'],
    ['sat:00:00-mon:00:00', 'equals', 'yes'],
  ] as const)('%s %s the weekend: %s', (value, question, answer) => {
    expect(window(value, question, weekend)).toBe(answer);
  });
});

describe('zones', () => {
  const office = 'mon:08:00-mon:18:00 Europe/Berlin';
  it.each([
    ['07:00 UTC is office time in summer and in winter', 'mon:07:00-mon:07:30', 'within', 'yes'],
    ['06:30 UTC only in summer', 'mon:06:30-mon:07:00', 'within', 'no'],
    ['06:30 UTC overlaps, since it does in summer', 'mon:06:30-mon:07:00', 'overlaps', 'yes'],
    ['16:30 UTC only in winter', 'mon:16:30-mon:17:00', 'within', 'no'],
    ['16:30 UTC overlaps, since it does in winter', 'mon:16:30-mon:17:00', 'overlaps', 'yes'],
    ['17:30 UTC never', 'mon:17:30-mon:18:00', 'overlaps', 'no'],
    ['it must be covered at every offset', 'mon:06:00-mon:17:00', 'covers', 'yes'],
    ['not only in winter', 'mon:07:00-mon:17:00', 'covers', 'no'],
  ] as const)('%s', (_, value, question, answer) => {
    expect(window(value, question, office)).toBe(answer);
  });

  it('a zone may move a window to another day, over the end of the week too', () => {
    expect(window('sun:21:30-sun:22:00', 'overlaps', 'mon:08:00-mon:18:00 Australia/Sydney')).toBe('yes');
    expect(window('sun:22:00-sun:23:00', 'within', 'mon:08:00-mon:18:00 Australia/Sydney')).toBe('yes');
    expect(window('tue:05:00-tue:05:30', 'within', 'mon:18:00-mon:22:00 America/Los_Angeles')).toBe('no');
    expect(window('tue:02:00-tue:04:00', 'within', 'mon:18:00-mon:22:00 America/Los_Angeles')).toBe('yes');
  });

  it('offsets of half hours count', () => {
    expect(window('mon:02:30-mon:12:30', 'equals', 'mon:08:00-mon:18:00 Asia/Kolkata')).toBe('yes');
  });

  it('a zone has the offsets of the year that is judged', () => {
    const value = 'mon:08:00-mon:18:00';
    expect(window(value, 'equals', 'mon:11:00-mon:21:00 Europe/Istanbul', 2026)).toBe('yes');
    expect(window(value, 'equals', 'mon:11:00-mon:21:00 Europe/Istanbul', 2015)).toBe('no');
  });
});

describe('what is no window', () => {
  it.each([
    'monday',
    'mon:8:00-mon:9:00',
    'mon:25:00-mon:26:00',
    'mon:08:60-mon:09:00',
    'mon:24:30-mon:25:00',
    'mon:08:00-18:00',
    'foo:08:00-foo:18:00',
    'mon:08:00-mon:18:00 Europe/Berlyn',
    'mon:08:00-mon:18:00 Europe/Berlin extra',
    800,
    '',
  ])('%s', raw => {
    expect(reads('window', raw)).toBe(false);
    expect(window(raw, 'within', 'sat:00:00-mon:05:00')).toBe('open');
    expect(window('sun:05:00-sun:06:00', 'within', raw)).toBe('unreadable operand');
  });
});

describe('for any windows of the week', () => {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const time = fc.tuple(fc.constantFrom(...days), fc.nat({ max: 23 }), fc.nat({ max: 59 }));
  const text = ([day, hour, minute]: readonly [string, number, number]) =>
    `${day}:${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const any = fc.tuple(time, time).map(([from, to]) => `${text(from)}-${text(to)}`);
  const zone = fc.constantFrom('', ' UTC', ' Europe/Berlin', ' America/New_York');

  it('within is covers from the other side, and both of equals', () => {
    fc.assert(
      fc.property(any, any, zone, (a, b, where) => {
        expect(window(a, 'within', `${b}${where}`)).toBe(window(`${b}${where}`, 'covers', a));
        if (window(a, 'within', b) === 'yes' && window(a, 'covers', b) === 'yes')
          expect(window(a, 'equals', b)).toBe('yes');
        if (window(a, 'within', `${b}${where}`) === 'yes') expect(window(a, 'overlaps', `${b}${where}`)).toBe('yes');
      }),
    );
  });
});
