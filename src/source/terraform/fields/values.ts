import { Unknown } from '../../../model/value.ts';
import type { Written, WrittenValue } from '../../template/declaration.ts';
import type { Shape } from '../../template/mapping.ts';
import { withValue } from '../../template/shape.ts';

/** What AWS decides by something that no file shows; `exists` where it certainly decides for something. */
export function serviceDefault(detail: string, exists = false): Unknown {
  return new Unknown('service-default', detail, 'resource', exists);
}

/** What another root or template may add: nobody has it in sight here. */
export function elsewhere(detail: string): Unknown {
  return new Unknown('not-in-source', detail, 'scope');
}

/** Zero means the same as leaving it out. */
export const notZero: Shape = written => withValue(written, value => (Number(value) === 0 ? null : value));

/** The plain text, number or boolean that a property has; an Unknown where it has something else; undefined without it. */
export function plainOf(written: Written | undefined): string | number | boolean | Unknown | undefined {
  if (written === undefined || written.value === null) return undefined;
  const { value } = written;
  return typeof value === 'object' && !(value instanceof Unknown) ? UNREADABLE : value;
}

const UNREADABLE = new Unknown('unreadable', 'a text, number or boolean was expected here');

/** A list of one where AWS has a list and Terraform one value; that it is one is certain though the value is not known. */
export function single(shape: Shape): Shape {
  return (written, context) => like(written, [shape(written, context)]);
}

/** A made value at another's place. */
export function like({ at, origin }: Pick<Written, 'at' | 'origin'>, value: WrittenValue, open?: Unknown): Written {
  return { at, origin, value, ...(open === undefined ? {} : { open }) };
}

/** Blocks, each as the map of its arguments; what is no map stays what it is. */
export function blocksOf(written: Written | undefined): readonly Written[] {
  if (written === undefined || written.value === null) return [];
  return Array.isArray(written.value) ? written.value : [written];
}

/** The arguments of a block that has any. */
export function argumentsOf({ value }: Written): ReadonlyMap<string, Written> | undefined {
  return value instanceof Map ? value : undefined;
}
