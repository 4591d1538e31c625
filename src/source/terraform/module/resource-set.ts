import { Unknown } from '../../../model/value.ts';
import { dependent } from '../evaluate/marks.ts';
import { Handle, literal, type Value } from '../evaluate/value.ts';
import type { Block } from '../syntax/syntax.ts';
import type { Context } from './context.ts';
import { type Copies, type Copy, expand } from './expand.ts';
import { originOf } from './origins.ts';
import { Resource } from './resource.ts';

/** What a `resource` block declares, and what `type.name` means in its module. */
export interface ResourceSet {
  readonly resources: readonly Resource[];
  readonly value: Value;
}

/** The resources that a block declares, by its count or for_each. */
export function toResourceSet(block: Block, context: Context): ResourceSet {
  const address = block.labels.join('.');
  const copies = expand(block.body, address, context.env);
  const resources = copies.copies.map(copy => new Resource(block, `${address}${suffixOf(copy)}`, copy, context));
  return {
    resources,
    value: wholeOf(
      copies,
      resources.map(({ handle }) => handle),
      `${context.prefix}${address}`,
    ),
  };
}

/** `[0]`, `["a"]` */
export function suffixOf({ key }: Copy): string {
  return key === undefined ? '' : `[${JSON.stringify(key)}]`;
}

/** Copies as a reference to their block sees them: one, a list or a map; unknown, where their number is. */
export function wholeOf({ form, copies, open }: Copies, values: readonly Value[], address: string): Value {
  const [first] = values;
  if (form === 'one' && first !== undefined) return first;
  const reason = open === undefined ? undefined : pointing(dependent(open), address);
  const sure = copies.flatMap(({ key }, index) => {
    const value = values[index];
    return key === undefined || value === undefined ? [] : [[String(key), value] as const];
  });
  if (reason !== undefined && sure.length === 0) return literal(reason);
  const value = form === 'list' ? sure.map(([, one]) => one) : new Map(sure);
  return { ...literal(value), open: reason };
}

function pointing({ code, detail }: Unknown, address: string): Unknown {
  return new Unknown(code, detail, 'resource', false, address);
}

/** A resource that a reference names and no file declares: something, that is all. */
export function undeclared(type: string, name: string): Value {
  const address = `${type}.${name}`;
  const reason = new Unknown('unresolved-reference', `${address} is not declared here`, 'resource', true, address);
  return literal(new Handle(() => ({ value: reason, ...originOf('resource', type) }), reason, true));
}
