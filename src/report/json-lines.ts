import { escapeJson } from './escape.ts';

/** A JSON array with each element on a line of its own, so that neither it nor its reader needs all of it at once. */
export function* jsonArray(items: Iterable<unknown>): Iterable<string> {
  let before = '[\n';
  for (const item of items) {
    yield before + escapeJson(JSON.stringify(item));
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
