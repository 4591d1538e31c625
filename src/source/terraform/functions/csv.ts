import { LIMITS } from '../evaluate/run.ts';
import { Failure, literal, type Plain } from '../evaluate/value.ts';
import { list } from './function.ts';

/** A field in quotes, in which quotes are doubled, or one without; then what ends it. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/y;

/** Rows as maps by the names in the first one, as RFC 4180 has them. */
export function csvDecode(text: string | undefined): Plain | undefined {
  if (text === undefined) return undefined;
  const table = rowsOf(text.replaceAll('\r\n', '\n')) ?? [];
  if (table.length * (table[0]?.length ?? 0) > LIMITS.list) return undefined;
  const [header, ...rows] = table;
  if (header === undefined || new Set(header).size < header.length) return new Failure('csvdecode finds no header');
  if (rows.some(row => row.length !== header.length)) return new Failure('csvdecode finds a row of another length');
  return list(rows.map(row => new Map(row.map((field, index) => [header[index] ?? '', literal(field)]))));
}

/** Undefined where quotes stand where they mean nothing; empty lines are passed over. */
function rowsOf(text: string): readonly (readonly string[])[] | undefined {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length; at = FIELD.lastIndex) {
    FIELD.lastIndex = at;
    const [whole, quoted, plain = '', mark] = FIELD.exec(text) ?? [];
    if (whole === undefined) return undefined;
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (mark !== '\n' && FIELD.lastIndex < text.length) continue;
    if (mark === ',') row.push('');
    if (whole !== '\n' || row.length > 1) rows.push(row);
    row = [];
  }
  return rows;
}
