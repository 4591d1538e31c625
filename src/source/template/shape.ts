import { Unknown } from '../../model/value.ts';
import type { Written, WrittenValue } from './declaration.ts';
import type { Context, Shape } from './mapping.ts';

/** The same place, another value. An unknown stays what it is. */
export function withValue(written: Written, make: (value: WrittenValue) => WrittenValue): Written {
  return written.value instanceof Unknown ? written : { ...written, value: make(written.value) };
}

/** A list of what is written; a single value stands for a list of one. */
export function elementsOf({ value, ...rest }: Written): readonly Written[] {
  if (Array.isArray(value)) return value;
  return value === null ? [] : [{ value, ...rest }];
}

/** Applies a shape to each element of a list; a list that is not known stays so. */
export function each(shape: Shape): Shape {
  return (written, context) => withValue(written, () => elementsOf(written).map(one => shape(one, context)));
}

/** A structure of one field that holds the value, beside constants that AWS would say: `{ VpcSecurityGroupId: …, Status: active }`. */
export function inside(field: string, constants: Readonly<Record<string, string | boolean>> = {}): Shape {
  return written => {
    const fixed = Object.entries(constants).map(([name, value]) => [name, { ...written, value }] as const);
    return { at: written.at, origin: written.origin, value: new Map([[field, written], ...fixed]) };
  };
}

/** A map of names to values as AWS's list of `{ Key, Value }`; the same list stays. */
export const tagList: Shape = written => withValue(written, value => (value instanceof Map ? pairs(value) : value));

function pairs(map: ReadonlyMap<string, Written>): readonly Written[] {
  return [...map].map(([key, value]) => ({
    at: value.at,
    origin: value.origin,
    value: new Map([
      ['Key', { ...value, value: key }],
      ['Value', value],
    ]),
  }));
}

/** Text without case, for what Terraform and CloudFormation take in any. */
export const lowerCase: Shape = written =>
  withValue(written, value => (typeof value === 'string' ? value.toLowerCase() : value));

/** A field that names the resource itself: what others refer to it by, though it may not be known. */
export const ownName: Shape = (written, { declaration }) =>
  written.value instanceof Unknown ? { ...written, value: referring(written.value, declaration.address) } : written;

function referring({ code, detail, level }: Unknown, address: string): Unknown {
  return new Unknown(code, detail, level, true, address);
}

/** What leaving out a name or an ARN means where AWS gives it: it exists, and others refer to the resource by it. */
export function generated({ declaration }: Context): Unknown {
  return new Unknown('computed-at-apply', 'AWS gives it at creation', 'resource', true, declaration.address);
}

/** How the value came to be written, not what it is: for passwords and names. `literal` says nothing of what is not known. */
export const originOf: Shape = ({ at, origin, value }) => ({
  at,
  origin,
  value: value instanceof Unknown && origin === 'literal' ? value : origin,
});

/** The value that shows when something is written at all. */
export function constant(value: string | number | boolean): Shape {
  return written => ({ at: written.at, origin: written.origin, value });
}

/** True where what is written is so, false where not; unknown where it is not known. */
export function isEqual(wanted: string | boolean): Shape {
  return written => withValue(written, value => value === wanted || String(value) === String(wanted));
}

/** Shapes one after another. */
export function chain(...shapes: readonly Shape[]): Shape {
  return (written, context: Context) => shapes.reduce((value, shape) => shape(value, context), written);
}
