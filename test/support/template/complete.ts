import type { TypeName } from '../../../src/model/types.ts';
import { Collection, isAbsent, isRecord, type Resource, Unknown } from '../../../src/model/value.ts';
import type { RuleTest } from '../../../src/rule/rule.ts';
import { type Given, readGiven } from '../../../src/rule/test/given.ts';
import type { Matching } from './match.ts';
import { isDeployed } from './state.ts';

/** A row of an example, with what a template says of the same: undefined where it declares no such thing. */
export interface Twin {
  readonly type: TypeName;
  /** The row's place among those of its type. */
  readonly index: number;
  /** The fields that the template's tables have, read with what leaving them out means. */
  readonly said: Resource | undefined;
}

/** How much AWS answers beside what the template says: its usual state once deployed, or nothing. */
export type Beside = 'deployed' | 'nothing';

/**
 * An example as AWS would answer it after the template: what the example leaves out is what leaving it out means in the
 * template's language, and what no template can say is not known.
 */
export function completed(test: RuleTest, twins: readonly Twin[], by: Matching, beside: Beside): Given {
  const given = readGiven(test);
  for (const type of [...given.rows.keys()]) if (!by.declares(type)) given.rows.delete(type);
  for (const { type, index, said } of twins) {
    const rows = given.rows.get(type);
    const row = rows?.[index];
    if (rows === undefined || !isRecord(row)) continue;
    if (said === undefined) given.rows.delete(type);
    else rows[index] = new Completion(by, beside).row(row, said);
  }
  return given;
}

/** What leaving out the fields of structures means, put into those that are there. */
function within(row: Resource, more: readonly (readonly [string, unknown])[]): Resource {
  const filled = more.flatMap(([way, value]) => {
    const [name = '', inner] = way.split('.');
    const structure = row[name];
    const isThere = inner === undefined || !isRecord(structure) || !isAbsent(structure[inner]);
    return isThere ? [] : [[name, { ...structure, [inner]: value }] as const];
  });
  return { ...row, ...Object.fromEntries(filled) };
}

class Completion {
  readonly #by: Matching;
  readonly #beside: Beside;

  constructor(by: Matching, beside: Beside) {
    this.#by = by;
    this.#beside = beside;
  }

  row(row: Resource, said: Resource): Resource {
    const own = Object.entries(row).map(([name, value]) => {
      const isOfTemplate = name === 'source' || name === 'declared';
      return [name, !(name in said) ? value : isOfTemplate ? said[name] : this.#settled(value, said[name], name)];
    });
    const more = Object.entries(said).filter(([name, value]) => isAbsent(row[name]) && value !== undefined);
    const named = more.map(([name, value]) => [name, this.#named(value)] as const);
    return within(Object.fromEntries([...own, ...named.filter(([name]) => !name.includes('.'))]), named);
  }

  /** A reference by what the recording calls what it refers to. */
  #named(value: unknown): unknown {
    const reference = value instanceof Unknown ? value.reference : undefined;
    return reference === undefined ? value : (this.#by.recordedName(reference) ?? value);
  }

  /** A recorded value, with what the template does not say of it hidden. */
  #settled(recorded: unknown, said: unknown, way: string): unknown {
    if (recorded instanceof Unknown) return said instanceof Collection ? said : recorded;
    if (said instanceof Unknown) return this.#isKept(recorded, said, way) ? recorded : said;
    if (Array.isArray(recorded)) return this.#list(recorded, said, way);
    if (!isRecord(recorded)) return isAbsent(said) && this.#beside === 'nothing' ? said : recorded;
    if (!isRecord(said)) return recorded;
    const entries = Object.entries(recorded);
    return Object.fromEntries(
      entries.map(([name, one]) => [name, this.#settled(one, this.#by.readIn(said, name), `${way}.${name}`)]),
    );
  }

  #isKept(recorded: unknown, { reference }: Unknown, way: string): boolean {
    if (reference !== undefined && this.#by.names(reference, recorded)) return true;
    return this.#beside === 'deployed' && isDeployed(way, recorded) === true;
  }

  #list(recorded: readonly unknown[], said: unknown, way: string): unknown {
    const items = said instanceof Collection ? said.items : said;
    const list = recorded.map((one, index) =>
      Array.isArray(items) ? this.#settled(one, items[index], `${way}[]`) : one,
    );
    return said instanceof Collection ? new Collection(list, said.possible, said.doubt, said.open) : list;
  }
}
