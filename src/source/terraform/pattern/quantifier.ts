import type { Cursor } from './cursor.ts';
import { Refusal } from './node.ts';

/** How often something is repeated; `max` is undefined where there is no bound. */
export interface Count {
  readonly min: number;
  readonly max: number | undefined;
  readonly lazy: boolean;
}

const SIGNS: Readonly<Record<string, readonly [number, number | undefined]>> = {
  '*': [0, undefined],
  '+': [1, undefined],
  '?': [0, 1],
};

/** Go takes no more. */
const MAX_COUNT = 1000;
const COUNTED = /^\{(\d+)(?:(,)(\d*))?\}/;

/** Reads `*`, `{2,3}?`; undefined where nothing is repeated. Braces that do not count stand for themselves. */
export function readCount(cursor: Cursor): Count | undefined {
  const bounds = signed(cursor) ?? counted(cursor);
  if (bounds === undefined) return undefined;
  const lazy = cursor.take('?');
  if (isCount(cursor)) throw new Refusal(true, 'it is repeated twice');
  return { min: bounds[0], max: bounds[1], lazy };
}

/** Whether a quantifier stands here. */
export function isCount(cursor: Cursor): boolean {
  return SIGNS[cursor.next ?? ''] !== undefined || COUNTED.test(cursor.ahead(20));
}

function signed(cursor: Cursor): readonly [number, number | undefined] | undefined {
  const bounds = SIGNS[cursor.next ?? ''];
  if (bounds !== undefined) cursor.advance();
  return bounds;
}

function counted(cursor: Cursor): readonly [number, number | undefined] | undefined {
  const [text, min, comma, max] = COUNTED.exec(cursor.ahead(20)) ?? [];
  if (text === undefined) return undefined;
  cursor.take(text);
  const from = Number(min);
  const to = comma === undefined ? from : max === '' ? undefined : Number(max);
  const most = to ?? from;
  if (from > MAX_COUNT || most > MAX_COUNT || most < from) throw new Refusal(true, `${text} cannot be counted`);
  return [from, to];
}
