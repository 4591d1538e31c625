import type { Run } from '../../model/run.ts';
import type { Kind } from '../../model/schema.ts';
import { isAbsent, type Resource, Unknown } from '../../model/value.ts';
import type { Comparison } from '../kinds/kind.ts';
import { readDuration } from '../kinds/time.ts';
import type { Operand } from '../rule.ts';
import type { Settings } from './node.ts';
import { compileRead, lacksParam } from './read.ts';

/** An operand made ready: known now, or read anew for each resource. */
export type Ready =
  | { readonly is: 'constant'; readonly value: unknown }
  | { readonly is: 'read'; readonly read: (base: unknown, subject: Resource, run: Run) => unknown };

/** Undefined where a param it needs is not set: the test drops out. */
export function compileOperand(operand: Operand, settings: Settings): Ready | undefined {
  switch (operand.is) {
    case 'literal':
      return { is: 'constant', value: operand.value };
    case 'param':
      return paramOperand(operand.name, operand.entry, settings);
    case 'path':
      return pathOperand(operand, settings);
    case 'product':
      return productOperand(operand.factors, settings);
    case 'now':
      return nowOperand(operand, settings);
  }
}

function paramOperand(
  name: string,
  entry: Extract<Operand, { is: 'param' }>['entry'],
  settings: Settings,
): Ready | undefined {
  const value = settings.params[name];
  if (value === undefined) return undefined;
  if (entry === undefined) return { is: 'constant', value };
  const read = compileRead(entry.steps, settings);
  const lookUp = (base: unknown, _: Resource, run: Run): unknown => {
    const key = read(base, run);
    if (key instanceof Unknown) return key;
    if (isAbsent(key)) return new Unknown('operand-absent', `${entry.text} is not set`);
    const found = typeof value === 'object' ? Object.getOwnPropertyDescriptor(value, String(key))?.value : undefined;
    return found ?? new Unknown('no-entry', `${name} has no entry for ${String(key)}`);
  };
  return { is: 'read', read: lookUp };
}

function pathOperand({ from, path }: Extract<Operand, { is: 'path' }>, settings: Settings): Ready | undefined {
  if (lacksParam(path.steps, settings)) return undefined;
  const read = compileRead(path.steps, settings);
  const absent = new Unknown('operand-absent', `${path.text} is not set`);
  const value = (start: unknown, run: Run) => {
    const found = read(start, run);
    return isAbsent(found) ? absent : found;
  };
  return from === 'resource'
    ? { is: 'read', read: (_, subject, run) => value(subject, run) }
    : { is: 'read', read: (base, _, run) => value(base, run) };
}

function productOperand(factors: readonly Operand[], settings: Settings): Ready | undefined {
  const ready = factors.map(factor => compileOperand(factor, settings));
  if (!ready.every(factor => factor !== undefined)) return undefined;
  return {
    is: 'read',
    read: (base, subject, run) => multiply(ready.map(factor => operandValue(factor, base, subject, run))),
  };
}

function multiply(values: readonly unknown[]): unknown {
  let product = 1;
  for (const value of values) {
    if (value instanceof Unknown) return value;
    if (typeof value !== 'number') return new Unknown('unreadable', 'a factor is not a number');
    product *= value;
  }
  return product;
}

function nowOperand({ sign, offset }: Extract<Operand, { is: 'now' }>, settings: Settings): Ready | undefined {
  if (offset === undefined) return { is: 'constant', value: settings.now };
  const ready = compileOperand(offset, settings);
  if (ready === undefined) return undefined;
  const shifted = (value: unknown) => shift(settings.now, sign === '-' ? -1 : 1, value);
  if (ready.is === 'constant') return { is: 'constant', value: shifted(ready.value) };
  return { is: 'read', read: (base, subject, run) => shifted(ready.read(base, subject, run)) };
}

function shift(now: Date, direction: 1 | -1, by: unknown): unknown {
  if (by instanceof Unknown) return by;
  const length = readDuration(by);
  if (length === undefined) return new Unknown('unreadable', 'a duration is unreadable');
  return new Date(now.getTime() + direction * length);
}

/** The operand's value for one resource; an Unknown where it cannot be told. */
export function operandValue(ready: Ready, base: unknown, subject: Resource, run: Run): unknown {
  return ready.is === 'constant' ? ready.value : ready.read(base, subject, run);
}

/** How to compare with an operand: worked out once where it is constant. Undefined = nothing can be compared with it. */
export function comparison(
  ready: Ready,
  kind: Kind,
  settings: Settings,
): (base: unknown, subject: Resource, run: Run) => Comparison | undefined {
  const rules = settings.kinds[kind];
  if (ready.is === 'constant') {
    const fixed = rules.against(ready.value);
    return () => fixed;
  }
  return (base, subject, run) => rules.against(ready.read(base, subject, run));
}
