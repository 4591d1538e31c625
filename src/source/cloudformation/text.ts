import type { Location } from '../../model/location.ts';
import { isAbsent, Unknown } from '../../model/value.ts';
import type { Written } from '../template/declaration.ts';
import { dynamicReference } from './dynamic.ts';
import { textOf } from './scalar.ts';
import { combined, isScalar, isSomething, likewise, literal, unknown } from './written.ts';

/** Characters of a text beyond which it is not put together: a few lines could ask for gigabytes. */
const MAX_LENGTH = 100_000;

/** A text as it stands; a dynamic reference in it makes it unknown. */
export function plainText(text: string, at: Location): Written {
  const dynamic = dynamicReference(text);
  if (dynamic === undefined) return literal(text, at);
  return unknown('unresolved-reference', dynamic.detail, at, { exists: true }, dynamic.origin);
}

/** A text made of others, in order; plain strings are the template's own words. One that is unknown makes it unknown. */
export function joined(pieces: readonly (string | Written)[], at: Location): Written {
  const texts = pieces.map(piece => (typeof piece === 'string' ? piece : known(piece)));
  const values = pieces.filter(isValue);
  const text = texts.map(one => one ?? '').join('');
  const dynamic = dynamicReference(text, false);
  if (dynamic !== undefined)
    return unknown('unresolved-reference', dynamic.detail, at, { exists: true }, dynamic.origin);
  const origin = combined(values);
  const hidden = values.find(piece => known(piece) === undefined);
  if (hidden !== undefined) return { ...origin, value: hiddenIn(hidden, pieces, texts), at };
  if (text.length > MAX_LENGTH) return unknown('unreadable', `a text of more than ${MAX_LENGTH} characters`, at);
  return { ...origin, value: text, at };
}

/** Whether a piece is more than the template's own words. */
function isValue(piece: string | Written): piece is Written {
  return (
    typeof piece !== 'string' && (piece.origin !== 'literal' || piece.from !== undefined || known(piece) === undefined)
  );
}

/** The text of a piece; undefined where it is not known. */
function known({ value }: Written): string | undefined {
  return isScalar(value) ? textOf(value) : undefined;
}

function hiddenIn(
  { value }: Written,
  pieces: readonly (string | Written)[],
  texts: readonly (string | undefined)[],
): Unknown {
  const why = value instanceof Unknown ? value : new Unknown('unreadable', 'a list or map stands where a text belongs');
  const exists = pieces.some((piece, index) =>
    typeof piece !== 'string' && texts[index] === undefined ? isSomething(piece.value) : !isAbsent(texts[index]),
  );
  return likewise(why, { exists, reference: referenceIn(pieces, texts) });
}

/** What a text names that is nothing but a reference, or an ARN that ends with one. */
function referenceIn(
  pieces: readonly (string | Written)[],
  texts: readonly (string | undefined)[],
): string | undefined {
  const last = pieces.findLastIndex((_, index) => texts[index] !== '');
  const piece = pieces[last];
  if (piece === undefined || typeof piece === 'string' || !(piece.value instanceof Unknown)) return undefined;
  const before = texts.slice(0, last).map(text => text ?? '?');
  return /^(?:arn:.*[:/])?$/s.test(before.join('')) ? piece.value.reference : undefined;
}
