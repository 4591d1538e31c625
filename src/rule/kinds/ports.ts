import { known } from '../../model/truth.ts';
import { isRecord } from '../../model/value.ts';
import { defineKind } from './kind.ts';
import { contains, intersects, type Ranges, sameRanges, union } from './ranges.ts';

/** A port, `5000-6000`, or `{ from, to }` as the model derives it (from > to: no port at all). */
function readPorts(raw: unknown): Ranges | undefined {
  if (isRecord(raw)) return range(raw.from, raw.to);
  if (typeof raw === 'number') return range(raw, raw);
  const match = typeof raw === 'string' ? /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(raw) : null;
  return match === null ? undefined : range(Number(match[1]), Number(match[2] ?? match[1]));
}

function range(from: unknown, to: unknown): Ranges | undefined {
  if (!Number.isInteger(from) || !Number.isInteger(to)) return undefined;
  const [low, high] = [Number(from), Number(to)];
  return low > high ? [] : [[BigInt(low), BigInt(high)]];
}

function readUnion(raw: unknown): Ranges | undefined {
  if (!Array.isArray(raw)) return readPorts(raw);
  const sets = raw.map(readPorts);
  return sets.every(set => set !== undefined) ? union(sets.flat()) : undefined;
}

/** TCP ports as a set. */
export const ports = defineKind<Ranges>({
  form: 'a port such as 5432 or a range such as 5000-6000',
  read: readPorts,
  readOperand: readUnion,
  equals: (a, b) => known(sameRanges(a, b)),
  covers: (a, b) => known(contains(a, b)),
  within: (a, b) => known(contains(b, a)),
  overlaps: (a, b) => known(intersects(a, b)),
  key: ranges => ranges.join(' '),
});
