import { type TypeName, typeOf } from '../../model/types.ts';
import type { Resource } from '../../model/value.ts';
import type { Mistake } from '../../util/errors.ts';
import type { Answer } from './answer.ts';
import { locateIn } from './locate.ts';
import { start } from './mistakes.ts';
import { isSame } from './same.ts';

/** The rows of several answers of one type, each resource once. */
export interface Merged {
  readonly rows: readonly Resource[];
  readonly mistakes: readonly Mistake[];
}

/**
 * Joins answers in the order of their files. Of two that differ on one resource the later recording wins; where that is
 * not known the last does, and it is a mistake unless `allowIncomplete`.
 */
export function mergeRows(type: TypeName, answers: readonly Answer[], allowIncomplete: boolean): Merged {
  const merge = new Merge(type);
  for (const answer of answers) for (const row of answer.rows) merge.add(row, answer);
  return { rows: merge.rows, mistakes: allowIncomplete ? [] : [...merge.conflicts.values()] };
}

class Merge {
  readonly rows: Resource[] = [];
  /** By the pair of files: the first resource on which they differ stands for all. */
  readonly conflicts = new Map<string, Mistake>();
  readonly #type: TypeName;
  readonly #origins: Answer[] = [];
  readonly #indexes = new Map<string, number>();

  constructor(type: TypeName) {
    this.#type = type;
  }

  add(row: Resource, answer: Answer): void {
    const key = identityOf(this.#type, row);
    const index = key === undefined ? undefined : this.#indexes.get(key);
    if (key !== undefined && index !== undefined) this.#settle(key, index, row, answer);
    else this.#append(key, row, answer);
  }

  #append(key: string | undefined, row: Resource, answer: Answer): void {
    if (key !== undefined) this.#indexes.set(key, this.rows.length);
    this.rows.push(row);
    this.#origins.push(answer);
  }

  #settle(key: string, index: number, row: Resource, answer: Answer): void {
    const origin = this.#origins[index];
    if (origin === undefined || isSame(this.rows[index], row)) return;
    const later = laterOf(origin, answer);
    if (later === undefined) this.#conflict(key, row, origin, answer);
    if (later === origin) return;
    this.rows[index] = row;
    this.#origins[index] = answer;
  }

  #conflict(key: string, row: Resource, first: Answer, second: Answer): void {
    const pair = `${first.file.name}\n${second.file.name}`;
    if (this.conflicts.has(pair)) return;
    const where = locateIn([second], new Map(), [{ type: this.#type, resource: row, path: [] }])[0];
    const at = where && { file: where.file, line: where.startLine, column: where.startColumn };
    const how = first.file === second.file ? 'twice, differently' : `otherwise than ${first.file.name}`;
    const hint = 'keep one of the two, or give --allow-incomplete to take the last';
    this.conflicts.set(pair, {
      message: `describes ${this.#type} ${key} ${how}`,
      at: at ?? start(second.file.name),
      hint,
    });
  }
}

/** What makes two rows one resource; undefined for a row without an id. A target's id may be an instance's and a cluster's. */
function identityOf(type: TypeName, row: Resource): string | undefined {
  const { id, subject, key } = typeOf(type);
  const own = key === undefined ? row[id] : JSON.stringify(key.map(field => row[field]));
  if (typeof own !== 'string' || own === '') return undefined;
  if (subject === undefined) return own;
  return `${row[subject]}: ${own}${type === 'DBProxyTarget' ? ` ${row.Type}` : ''}`;
}

function laterOf(a: Answer, b: Answer): Answer | undefined {
  if (a.recordedAt === undefined || b.recordedAt === undefined || a.recordedAt === b.recordedAt) return undefined;
  return a.recordedAt > b.recordedAt ? a : b;
}
