import { TYPE_NAMES, type TypeName, typeOf } from '../../model/types.ts';
import { Unknown } from '../../model/value.ts';
import { subjectInput } from '../recorded/subjects.ts';
import type { Ask, Pages, Place, Question } from './ask.ts';
import { type Call, callOf, type Subjects, sourcesOf } from './calls.ts';
import { type Measuring, metricQuestions } from './metrics.ts';
import type { RowsOf } from './subjects.ts';
import { type Listed, listTable, measuredTable, subjectTable, withGroups } from './tables.ts';

/** Lists types of one region, sources among them: each call as soon as the rows are there that say whom it asks about. */
export async function listRegion(
  wanted: ReadonlySet<TypeName>,
  place: Place,
  ask: Ask,
  measuring?: Measuring,
): Promise<readonly Listed[]> {
  const listing = new Listing(wanted, place, ask, measuring);
  return Promise.all(TYPE_NAMES.filter(type => wanted.has(type) && type !== 'Region').map(type => listing.list(type)));
}

class Listing {
  readonly #wanted: ReadonlySet<TypeName>;
  readonly #place: Place;
  readonly #ask: Ask;
  readonly #measuring: Measuring | undefined;
  readonly #types = new Map<TypeName, Promise<Listed>>();
  /** One operation may list several types and is asked once. */
  readonly #operations = new Map<string, Promise<Pages>>();

  constructor(wanted: ReadonlySet<TypeName>, place: Place, ask: Ask, measuring: Measuring | undefined) {
    this.#wanted = wanted;
    this.#place = place;
    this.#ask = ask;
    this.#measuring = measuring;
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
    if (type === 'MetricData') return this.#metrics(call);
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
    return listTable(type, await pages, this.#since(type, call));
  }

  /** Events are told of for as many minutes as are asked for. */
  #since(type: TypeName, { input }: Call): number | undefined {
    const now = this.#measuring?.now.getTime();
    return type === 'RdsEvent' && now !== undefined ? now - Number(input?.Duration) * 60_000 : undefined;
  }

  async #each(type: TypeName, call: Call, subjects: Subjects): Promise<Listed> {
    const { names, failures } = await this.#subjects(type, subjects);
    const asked = names.map(async subject => ({ subject, pages: await this.#ask(this.#about(type, call, subject)) }));
    return subjectTable(type, await Promise.all(asked), failures);
  }

  /** What was measured of the resources that are listed, as many at once as one call takes. */
  async #metrics({ subjects }: Call): Promise<Listed> {
    const { rows, failures } = await this.#sources('MetricData', subjects);
    const measuring = this.#measuring?.measures.length === 0 ? undefined : this.#measuring;
    if (measuring === undefined && failures.length === 0) return UNMEASURED;
    const questions = measuring === undefined ? [] : metricQuestions(measuring, rows, this.#place);
    const asked = questions.map(async ({ ids, question }) => ({ ids, pages: await this.#ask(question) }));
    return measuredTable(await Promise.all(asked), failures);
  }

  /** Whom to ask about, in order, and why that may not be everyone. */
  async #subjects(type: TypeName, subjects: Subjects) {
    if ('listedBy' in subjects) return this.#listed(type, subjects);
    const { rows, failures } = await this.#sources(type, subjects);
    return { names: distinct(subjects.of(rows)), failures };
  }

  async #sources(type: TypeName, subjects: Subjects | undefined) {
    const others = subjects !== undefined && 'also' in subjects ? (subjects.also ?? []) : [];
    const also = others.filter(other => this.#wanted.has(other));
    const sources = await Promise.all([...sourcesOf(type), ...also].map(source => this.list(source)));
    const tables = new Map(sources.map(({ type: source, table }) => [source, table.rows]));
    const rows: RowsOf = source => tables.get(source) ?? [];
    return { rows, failures: sources.flatMap(({ failures }) => failures) };
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

/** Nobody said what to measure, or up to when. */
const UNMEASURED: Listed = {
  type: 'MetricData',
  table: { rows: [], gap: new Unknown('not-collected', 'no GetMetricData in the input', 'scope') },
  failures: [],
};
