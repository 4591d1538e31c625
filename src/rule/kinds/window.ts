import { known, type Truth } from '../../model/truth.ts';
import type { Comparison, KindRules } from './kind.ts';
import { contains, intersects, type Ranges, sameRanges, union } from './ranges.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY = 24 * 60;
const WEEK = 7 * DAY;
const FORM = /^(?:([a-z]{3}):)?(\d{2}):(\d{2})-(?:([a-z]{3}):)?(\d{2}):(\d{2})(?: (\S+))?$/i;

/** Minutes of the week in local time, end excluded, and the zone they are local to (absent: UTC). */
interface LocalWindow {
  readonly spans: readonly (readonly [number, number])[];
  readonly zone: string | undefined;
}

/** `sun:05:00-sun:06:00`, `02:00-02:30` (every day), either with an IANA zone behind it. */
function readWindow(raw: unknown): LocalWindow | undefined {
  const match = typeof raw === 'string' ? FORM.exec(raw) : null;
  if (match === null) return undefined;
  const [, fromDay, fromHour, fromMinute, toDay, toHour, toMinute, zone] = match;
  if ((fromDay === undefined) !== (toDay === undefined) || (zone !== undefined && !isZone(zone))) return undefined;
  const from = minuteOfDay(fromHour, fromMinute);
  const to = minuteOfDay(toHour, toMinute);
  if (from === undefined || to === undefined) return undefined;
  if (fromDay === undefined || toDay === undefined)
    return { spans: DAYS.map((_, day) => span(day * DAY + from, day * DAY + to, DAY)), zone };
  const [first, last] = [DAYS.indexOf(fromDay.toLowerCase()), DAYS.indexOf(toDay.toLowerCase())];
  return first < 0 || last < 0 ? undefined : { spans: [span(first * DAY + from, last * DAY + to, WEEK)], zone };
}

function minuteOfDay(hour = '', minute = ''): number | undefined {
  const value = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && value <= DAY ? value : undefined;
}

/** A span whose end is not after its start runs over midnight, or over the end of the week. */
function span(from: number, to: number, around: number): readonly [number, number] {
  return [from, to > from ? to : to + around];
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const offsetCache = new Map<string, readonly number[]>();

/** The UTC offsets in minutes that a zone has in a year: one, or two with daylight saving. */
function offsets(zone: string | undefined, year: number): readonly number[] {
  if (zone === undefined) return [0];
  const cached = offsetCache.get(`${zone} ${year}`) ?? readOffsets(zone, year);
  offsetCache.set(`${zone} ${year}`, cached);
  return cached;
}

function readOffsets(zone: string, year: number): readonly number[] {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const days = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(year, 0, 1 + day, 12)));
  return [...new Set(days.map(day => offsetOf(format, day)))];
}

function offsetOf(format: Intl.DateTimeFormat, day: Date): number {
  const name = format.formatToParts(day).find(part => part.type === 'timeZoneName')?.value ?? '';
  const match = /([+-])(\d{2}):(\d{2})/.exec(name);
  if (match === null) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

/** The window as minutes of a UTC week, wrapped into [0, a week). */
function inUtc(window: LocalWindow, offset: number): Ranges {
  return union(window.spans.flatMap(([from, to]) => wrap(from - offset, to - offset)));
}

function wrap(from: number, to: number): Ranges {
  const start = ((from % WEEK) + WEEK) % WEEK;
  const end = start + (to - from);
  if (end - start >= WEEK) return [[0n, BigInt(WEEK - 1)]];
  if (end <= WEEK) return [[BigInt(start), BigInt(end - 1)]];
  return [
    [BigInt(start), BigInt(WEEK - 1)],
    [0n, BigInt(end - WEEK - 1)],
  ];
}

/** Every UTC form that windows (their union) can take in a year; windows of one zone move together. */
function forms(windows: readonly LocalWindow[], year: number): readonly Ranges[] {
  const zones = [...new Set(windows.map(window => window.zone))];
  const combinations = zones.reduce<readonly Map<string | undefined, number>[]>(
    (sofar, zone) => sofar.flatMap(chosen => offsets(zone, year).map(offset => new Map(chosen).set(zone, offset))),
    [new Map()],
  );
  return combinations.map(chosen => union(windows.flatMap(window => inUtc(window, chosen.get(window.zone) ?? 0))));
}

type Question = (value: Ranges, operand: Ranges) => boolean;

function against(operand: unknown, year: number): Comparison | undefined {
  const windows = (Array.isArray(operand) ? operand : [operand]).map(readWindow);
  if (!windows.every(window => window !== undefined)) return undefined;
  const operandForms = forms(windows, year);
  const ask =
    (question: Question, quantify: 'every' | 'some') =>
    (raw: unknown): Truth => {
      const window = readWindow(raw);
      if (window === undefined) return 1;
      return known(forms([window], year)[quantify](form => operandForms[quantify](other => question(form, other))));
    };
  return {
    equals: ask(sameRanges, 'every'),
    covers: ask(contains, 'every'),
    within: ask((form, other) => contains(other, form), 'every'),
    overlaps: ask(intersects, 'some'),
  };
}

/**
 * A weekly or daily window of time. A test that names a zone must hold at every UTC offset that the zone has in the
 * given year (`overlaps`: at any).
 */
export function windowOf(year: number): KindRules {
  return {
    form: 'a window such as mon:08:00-mon:18:00 Europe/Berlin',
    reads: raw => readWindow(raw) !== undefined,
    key: raw => {
      const window = readWindow(raw);
      return window === undefined ? undefined : `${inUtc(window, 0).join(' ')} ${window.zone ?? ''}`;
    },
    against: operand => against(operand, year),
  };
}
