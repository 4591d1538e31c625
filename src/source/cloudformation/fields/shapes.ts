import { asKey } from '../../../model/reference.ts';
import { Unknown } from '../../../model/value.ts';
import type { Written, WrittenValue } from '../../template/declaration.ts';
import type { Context, Field, Shape } from '../../template/mapping.ts';
import { chain, generated, lowerCase, ownName, tagList } from '../../template/shape.ts';

/** The same place, another value, an unknown one too. */
export function replaced({ at, origin, from }: Written, value: WrittenValue): Written {
  return { at, origin, value, from };
}

/** The name that RDS gives or is given, kept in lower case. */
export function lowerName(from: string): Field {
  return { from, as: chain(lowerCase, ownName), absent: generated };
}

/** A name as it is written. */
export function name(from: string): Field {
  return { from, as: ownName, absent: generated };
}

/** What AWS makes with the resource, by which others refer to it. */
export const MADE: Field = { absent: generated };

export const TAGS: Field = { from: 'Tags', as: tagList };

/** One value as AWS's list of one structure; where there may be none, the list is not known. */
export function listOfOne(shape: Shape): Shape {
  return (written, context) => (mayBeNothing(written) ? written : replaced(written, [shape(written, context)]));
}

/** One value as AWS's structure; where there may be none, the structure is not known. */
export function unlessNothing(shape: Shape): Shape {
  return (written, context) => (mayBeNothing(written) ? written : shape(written, context));
}

function mayBeNothing({ value }: Written): boolean {
  return value === null || (value instanceof Unknown && !value.exists);
}

/** A key by which another resource is found, as `subject` wants it. */
export function keyOf({ from, as = ownName }: Field, made: (context: Context) => Unknown | string = generated) {
  return (context: Context): Written => {
    const written = typeof from === 'string' ? context.get(from) : undefined;
    return written === undefined ? { at: undefined, origin: 'generated', value: made(context) } : as(written, context);
  };
}

/** A KMS key: an alias that is declared here stands for the key that it points at. */
export const kmsKey: Shape = (written, context) => {
  const alias = aliasOf(written.value, context);
  const target = alias?.get('TargetKeyId');
  return target === undefined ? written : replaced(written, target.value);
};

function aliasOf(value: WrittenValue, { find, ofType }: Context): ReadonlyMap<string, Written> | undefined {
  const key = asKey(value);
  if (value instanceof Unknown && value.reference !== undefined) {
    const found = find(value.reference);
    return found?.type === ALIAS ? found.properties : undefined;
  }
  if (typeof key !== 'string' || !key.startsWith('alias/')) return undefined;
  return ofType(ALIAS).find(({ properties }) => properties.get('AliasName')?.value === key)?.properties;
}

const ALIAS = 'AWS::KMS::Alias';
