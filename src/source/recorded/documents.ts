import { type Fault, SyntaxReader } from './syntax.ts';

/** The JSON documents of a text: one, or several that each begin on a line of their own (JSON Lines, answers appended to a file). */
export function parseDocuments(text: string): readonly unknown[] | Fault {
  const whole = parse(text);
  return whole === undefined ? parseEach(text) : [whole.value];
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function parseEach(text: string): readonly unknown[] | Fault {
  const reader = new SyntaxReader(text);
  const values: unknown[] = [];
  for (reader.skipSpace(); !reader.atEnd; ) {
    const start = reader.position;
    const fault = reader.value() ?? endOfDocument(reader, text);
    if (fault !== undefined) return fault;
    const document = parse(text.slice(start, reader.position));
    if (document === undefined) return { offset: start, message: 'it cannot be parsed' };
    values.push(document.value);
  }
  return values;
}

/** Behind a document stands the end or a new line. */
function endOfDocument(reader: SyntaxReader, text: string): Fault | undefined {
  const end = reader.position;
  reader.skipSpace();
  if (reader.atEnd || text.slice(end, reader.position).includes('\n')) return undefined;
  return { offset: reader.position, message: 'nothing should stand behind the document' };
}
