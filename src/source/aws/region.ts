import { TYPE_NAMES, type TypeName, typeOf } from '../../model/types.ts';
import { subjectInput } from '../recorded/subjects.ts';
import type { Ask, Pages, Place, Question } from './ask.ts';
import { type Call, callOf, type Subjects, sourcesOf } from './calls.ts';
import { type Listed, listTable, subjectTable, withGroups } from './tables.ts';

/** Lists types of one region, sources among them: each call as soon as the rows are there that say whom it asks about. */
export async function listRegion(wanted: ReadonlySet<TypeName>, place: Place, ask: Ask): Promise<readonly Listed[]> {
  const listing = new Listing(wanted, place, ask);
  return Promise.all(TYPE_NAMES.filter(type => wanted.has(type) && type !== 'Region').map(type => listing.list(type)));
}

class Listing {
  readonly #wanted: ReadonlySet<TypeName>;
  readonly #place: Place;
  readonly #ask: Ask;
  readonly #types = new Map<TypeName, Promise<Listed>>();
  /** One operation may list several types and is asked once. */
  readonly #operations = new Map<string, Promise<Pages>>();

  constructor(wanted: ReadonlySet<TypeName>, place: Place, ask: Ask) {
    this.#wanted = wanted;
    this.#place = place;
    this.#ask = ask;
  }

  list(type: TypeName): Promise<Listed> {
    const known = this.#types.get(type);
    if (known !== undefined) return known;
    const listed = type === 'SecurityGroupRule' ? this.#rules() : this.#own(type);
    this.#types.set(type, listed);
    return listed;
  }

  #own(type: TypeName): Promise<Listed> {
    const call = callOf(type) ?? {};
    return call.subjects === undefined ? this.#whole(type, call) : this.#each(type, call, call.subjects);
  }

  /** Security groups hold their rules too: where they are listed, nothing is lost if the rules themselves are not. */
  async #rules(): Promise<Listed> {
    const own = this.#own('SecurityGroupRule');
    return this.#wanted.has('SecurityGroup') ? withGroups(await own, await this.list('SecurityGroup')) : own;
  }

  async #whole(type: TypeName, call: Call): Promise<Listed> {
    const { call: operation } = typeOf(type);
    const pages = this.#operations.get(operation) ?? this.#ask(this.#question(type, operation, call));
    this.#operations.set(operation, pages);
    return listTable(type, await pages);
  }

  async #each(type: TypeName, call: Call, subjects: Subjects): Promise<Listed> {
    const { names, failures } = await this.#subjects(type, subjects);
    const asked = names.map(async subject => ({ subject, pages: await this.#ask(this.#about(type, call, subject)) }));
    return subjectTable(type, await Promise.all(asked), failures);
  }

  /** Whom to ask about, in order, and why that may not be everyone. */
  async #subjects(type: TypeName, subjects: Subjects) {
    if ('listedBy' in subjects) return this.#listed(type, subjects);
    const also = subjects.also?.filter(other => this.#wanted.has(other)) ?? [];
    const sources = await Promise.all([...sourcesOf(type), ...also].map(source => this.list(source)));
    const rows = new Map(sources.map(({ type: source, table }) => [source, table.rows]));
    const names = subjects.of(source => rows.get(source) ?? []);
    return { names: distinct(names), failures: sources.flatMap(({ failures }) => failures) };
  }

  async #listed(type: TypeName, { listedBy, answer, paging }: Extract<Subjects, { listedBy: string }>) {
    const { outputs, failure } = await this.#ask(this.#question(type, listedBy, { paging }));
    const names = outputs.flatMap(output => (Array.isArray(output[answer]) ? output[answer] : []));
    return { names: distinct(names.map(String)), failures: failure === undefined ? [] : [failure] };
  }

  #about(type: TypeName, call: Call, subject: string): Question {
    const input = { ...call.input, [subjectInput(type) ?? typeOf(type).id]: subject };
    return { ...this.#question(type, typeOf(type).call, { ...call, input }), subject };
  }

  #question(type: TypeName, operation: string, { input = {}, paging }: Call): Question {
    return { ...this.#place, service: typeOf(type).service, operation, input, paging };
  }
}

function distinct(names: Iterable<string>): readonly string[] {
  return [...new Set(names)].sort();
}
