import { known } from '../../model/truth.ts';
import { defineKind, type KindRules, numericOrder } from './kind.ts';

const MILLISECONDS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const ISO = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const ZONED = /(Z|[+-]\d{2}:?\d{2})$/;

/** `90d`, `36h`, `2w` (units s m h d w) in milliseconds; a number is milliseconds already. Undefined where it is neither. */
export function readDuration(raw: unknown): number | undefined {
  if (typeof raw === 'number') return Number.isFinite(raw) ? raw : undefined;
  const match = typeof raw === 'string' ? /^(\d+(?:\.\d+)?)([smhdw])$/.exec(raw) : null;
  if (match === null) return undefined;
  const unit = match[2];
  if (unit !== 's' && unit !== 'm' && unit !== 'h' && unit !== 'd' && unit !== 'w') return undefined;
  return Number(match[1]) * MILLISECONDS[unit];
}

/** ISO 8601 (without a zone: UTC), epoch seconds as AWS CLI v1 prints them, or a Date; in milliseconds since 1970. */
export function readInstant(raw: unknown): number | undefined {
  if (raw instanceof Date) return raw.getTime();
  if (typeof raw === 'number') return Number.isFinite(raw) ? raw * 1000 : undefined;
  if (typeof raw !== 'string' || !ISO.test(raw)) return undefined;
  if (Number(raw.slice(8, 10)) > daysIn(Number(raw.slice(0, 4)), Number(raw.slice(5, 7)))) return undefined;
  const zoned = raw.length === 10 || ZONED.test(raw) ? raw : `${raw}Z`;
  const time = Date.parse(zoned.replace(' ', 'T'));
  return Number.isNaN(time) ? undefined : time;
}

/** Date.parse takes 30 February for 2 March. */
function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A point in time. */
export const instant = defineKind<number>({
  form: 'a time such as 2026-09-01T00:00:00Z',
  read: readInstant,
  equals: (a, b) => known(a === b),
  key: String,
  ...numericOrder,
});

/** A length of time. What people write has a unit; milliseconds are only measured. */
export const duration: KindRules = {
  ...defineKind<number>({
    form: 'a duration such as 90d or 36h',
    read: readDuration,
    equals: (a, b) => known(a === b),
    key: String,
    ...numericOrder,
  }),
  reads: raw => typeof raw === 'string' && readDuration(raw) !== undefined,
};
