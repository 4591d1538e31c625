import { Unknown } from '../../../model/value.ts';
import type { Written, WrittenValue } from '../../template/declaration.ts';
import { within } from '../evaluate/marks.ts';
import { LIMITS } from '../evaluate/run.ts';
import { Handle, isList, isMap, type Plain, type Value } from '../evaluate/value.ts';
import { locationOf, type Span } from '../syntax/text.ts';

/** A bound on what one argument may hold: values share their parts, and shared parts become many here. */
interface Budget {
  left: number;
}

/** A value as it stands in an argument: parts written in the argument keep their line, others take the argument's. */
export function place(value: Value, at: Span, fixed = false): Value {
  return settle(value, at, fixed || undefined, { left: LIMITS.list });
}

function settle(value: Value, at: Span, fixed: true | undefined, budget: Budget): Value {
  budget.left -= 1;
  const own = value.fixed || (value.at !== undefined && covers(at, value.at)) ? (value.at ?? at) : at;
  const plain =
    budget.left < 0 ? new Unknown('expression', 'this value is too large') : inside(value, at, fixed, budget);
  return { ...value, value: plain, at: own, fixed: fixed ?? value.fixed };
}

function inside(value: Value, at: Span, fixed: true | undefined, budget: Budget): Plain {
  const plain = value.value;
  if (isList(plain)) return plain.map(item => settle(within(value, item), at, fixed, budget));
  if (!isMap(plain)) return plain;
  return new Map([...plain].map(([key, item]) => [key, settle(within(value, item), at, fixed, budget)]));
}

function covers(outer: Span, inner: Span): boolean {
  return outer.source === inner.source && outer.start <= inner.start && inner.end <= outer.end;
}

/** A placed value as the contract has it. */
export function toWritten(value: Value): Written {
  return {
    value: writtenValue(value.value),
    at: value.at === undefined ? undefined : locationOf(value.at),
    origin: value.origin,
    from: value.from,
    sensitive: value.sensitive,
    open: value.open,
  };
}

function writtenValue(plain: Plain): WrittenValue {
  if (plain instanceof Handle) return plain.whole;
  if (isList(plain)) return plain.map(toWritten);
  return isMap(plain) ? new Map([...plain].map(([key, item]) => [key, toWritten(item)])) : plain;
}

/** Whether a value nests deeper than recursion should follow, or holds more than should be gone through. */
export function isDeep(value: Value): boolean {
  const seen = new Set<Plain>();
  let level = collectionsIn([value], seen);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH || seen.size > LIMITS.list) return true;
    level = level.flatMap(plain => collectionsIn(isList(plain) ? plain : isMap(plain) ? plain.values() : [], seen));
  }
  return false;
}

const MAX_DEPTH = 100;

/** Lists and maps that were not met before: values share them. */
function collectionsIn(values: Iterable<Value>, seen: Set<Plain>): readonly Plain[] {
  const found: Plain[] = [];
  for (const { value } of values) {
    if ((!isList(value) && !isMap(value)) || seen.has(value)) continue;
    seen.add(value);
    found.push(value);
  }
  return found;
}
