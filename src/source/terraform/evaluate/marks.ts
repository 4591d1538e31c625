import { Unknown } from '../../../model/value.ts';
import type { Origin } from '../../template/declaration.ts';
import { Failure, Handle, isList, isMap, type Plain, type Value } from './value.ts';

/** A value made of several takes the origin that stands furthest right. */
const ORIGINS: readonly Origin[] = ['literal', 'parameter-default', 'parameter', 'generated', 'secret-reference'];

function strongest(a: Origin, b: Origin): Origin {
  return ORIGINS.indexOf(a) >= ORIGINS.indexOf(b) ? a : b;
}

/** A new value made from these: it has come from where they came, and is as sensitive as any. */
export function derive(value: Plain, sources: readonly Value[]): Value {
  if (sources.length === 0) return { value, origin: 'literal' };
  const fixed = sources.find(source => source.fixed);
  return {
    value,
    origin: sources.map(({ origin }) => origin).reduce(strongest),
    from: isList(value) || isMap(value) ? fromAll(sources) : sources.find(({ from }) => from !== undefined)?.from,
    sensitive: sources.some(({ sensitive }) => sensitive) || undefined,
    ...(fixed === undefined ? {} : { at: fixed.at, fixed: true }),
  };
}

/** Of a list or map that was put together every part says by itself where it came from. */
function fromAll([first, ...others]: readonly Value[]): string | undefined {
  return others.every(({ from }) => from === first?.from) ? first?.from : undefined;
}

/** A part of a value, with what holds of the whole. */
export function within(parent: Value, child: Value): Value {
  const origin = strongest(parent.origin, child.origin);
  const from = child.from ?? parent.from;
  const sensitive = child.sensitive || parent.sensitive;
  const moves = parent.fixed && !child.fixed;
  if (origin === child.origin && from === child.from && sensitive === child.sensitive && !moves) return child;
  return { ...child, origin, from, sensitive, ...(moves ? { at: parent.at, fixed: true } : {}) };
}

/** What depends on something unknown is unknown for its reason; a failure stays one. */
export function dependent(reason: Unknown, exists = false): Unknown {
  if (reason instanceof Failure) return reason;
  return reason.exists === exists && reason.reference === undefined
    ? reason
    : new Unknown(reason.code, reason.detail, reason.level, exists);
}

/** Why a collection is open, if there are two reasons: a failure is the graver one. */
export function graver(first: Unknown | undefined, second: Unknown): Unknown {
  return first === undefined || (second instanceof Failure && !(first instanceof Failure)) ? second : first;
}

/** A collection that may hold more; a failure makes it one as a whole. */
export function opening(value: Plain, open: Unknown | undefined): Value {
  if (open instanceof Failure) return { value: open, origin: 'literal' };
  return { value, origin: 'literal', open };
}

/** A part of something unknown: it still points at the resource. */
export function partOf(reason: Unknown): Unknown {
  if (reason instanceof Failure || !reason.exists) return reason;
  return new Unknown(reason.code, reason.detail, reason.level, false, reason.reference);
}

/** Why a value is not known as a whole; undefined where it is. */
export function unknownOf({ value }: Value): Unknown | undefined {
  if (value instanceof Unknown) return value;
  return value instanceof Handle ? value.whole : undefined;
}

/** The first unknown in a value on any level, of those that `counts` takes. */
export function findUnknown(
  value: Value,
  counts: (unknown: Unknown) => boolean = () => true,
  seen = new Set<Plain>(),
): Unknown | undefined {
  const own = unknownOf(value) ?? value.open;
  if (own !== undefined && counts(own)) return own;
  if (isMet(value, seen)) return undefined;
  for (const child of childrenOf(value)) {
    const found = findUnknown(child, counts, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A value and all that is in it; parts that values share once. */
export function deepSources(value: Value, seen = new Set<Plain>()): readonly Value[] {
  const sources = [value];
  if (isMet(value, seen)) return sources;
  for (const child of childrenOf(value)) for (const source of deepSources(child, seen)) sources.push(source);
  return sources;
}

/** Whether a list or map was met before: values share them. */
function isMet({ value }: Value, seen: Set<Plain>): boolean {
  if (!isList(value) && !isMap(value)) return false;
  if (seen.has(value)) return true;
  seen.add(value);
  return false;
}

function childrenOf({ value }: Value): Iterable<Value> {
  if (isList(value)) return value;
  return isMap(value) ? value.values() : [];
}
