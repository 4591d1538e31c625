import { isRecord } from '../../model/value.ts';

/** A list that is written element by element, so that no text holds all of it. */
export class Streamed {
  readonly items: Iterable<unknown>;

  constructor(items: Iterable<unknown>) {
    this.items = items;
  }
}

/** A value as indented JSON, in one chunk but for the lists in it that are streamed; members that are undefined are left out. */
export function* jsonChunks(value: unknown, indent = ''): Iterable<string> {
  if (value instanceof Streamed) yield* listChunks(value.items, indent);
  else if (isRecord(value) && holdsStream(value)) yield* objectChunks(value, indent);
  else yield JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
}

function* listChunks(items: Iterable<unknown>, indent: string): Iterable<string> {
  let before = '[';
  for (const item of items) {
    yield `${before}\n${indent}  `;
    yield* jsonChunks(item, `${indent}  `);
    before = ',';
  }
  yield before === '[' ? '[]' : `\n${indent}]`;
}

function* objectChunks(object: Readonly<Record<string, unknown>>, indent: string): Iterable<string> {
  let before = '{';
  for (const [name, value] of Object.entries(object)) {
    if (value === undefined) continue;
    yield `${before}\n${indent}  ${JSON.stringify(name)}: `;
    yield* jsonChunks(value, `${indent}  `);
    before = ',';
  }
  yield `\n${indent}}`;
}

function holdsStream(value: Readonly<Record<string, unknown>>): boolean {
  return Object.values(value).some(one => one instanceof Streamed || (isRecord(one) && holdsStream(one)));
}
