import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocuments } from '../../../src/source/recorded/documents.ts';
import { SyntaxReader } from '../../../src/source/recorded/syntax.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A document with one character put in, taken out or replaced. */
const damaged = fc
  .tuple(
    fc.json(),
    fc.nat(),
    fc.constantFrom('', ',', '"', '\\', '{', ']', '0', '.', 'e', ' ', '\n', ':', '\u0001', 'tru'),
    fc.nat(2),
  )
  .map(
    ([text, at, put, cut]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + cut),
  );

test('the reader finds a fault exactly where JSON.parse does not read', () => {
  fc.assert(
    fc.property(damaged, text => {
      const reader = new SyntaxReader(text);
      const fault = reader.value();
      reader.skipSpace();
      expect(fault === undefined && reader.atEnd).toBe(isJson(text));
    }),
    { numRuns: 2000 },
  );
});

test('a text of several documents is read as each of them is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue(), { maxLength: 5 }),
      fc.constantFrom('\n', '\r\n', ' \n\n'),
      (values, newline) => {
        const texts = values.map(value => JSON.stringify(value));
        expect(parseDocuments(texts.join(newline))).toEqual(texts.map(text => JSON.parse(text)));
      },
    ),
  );
});
