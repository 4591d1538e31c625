import { derivedOf } from '../../model/derived.ts';
import type { Answers, Memo } from '../../model/memo.ts';
import { relationsOf } from '../../model/relations.ts';
import type { Run } from '../../model/run.ts';
import { Collection, isAbsent, isRecord, type Resource, toCollection, Unknown } from '../../model/value.ts';
import type { ParamName, Step } from '../rule.ts';
import type { Alike } from './alike.ts';
import type { Settings } from './node.ts';
import type { Slot } from './slot.ts';

/** Reads a path from a base: a value, a collection, undefined (absent) or an Unknown. */
export type Read = (base: unknown, run: Run) => unknown;

/** Compiles steps to one reader; a step behind a list goes on from each of its elements. */
export function compileRead(steps: readonly Step[], settings: Settings): Read {
  const list = steps.findIndex(step => step.list === true);
  if (list < 0 || list === steps.length - 1) return compilePlain(steps, settings);
  return throughList(compilePlain(steps.slice(0, list + 1), settings), compileRead(steps.slice(list + 1), settings));
}

/** Steps of which only the last may be a list. */
function compilePlain(steps: readonly Step[], settings: Settings): Read {
  const written = writtenIn(steps);
  let read = written < 2 ? undefined : ownField(steps.slice(0, written), settings);
  for (const [i, step] of steps.entries()) {
    if (read !== undefined && i < written) continue;
    const before = steps[i - 1];
    const next = steps[i + 1];
    if (step.is === 'derived' && next?.is === 'entry') continue;
    const reader =
      step.is === 'entry' && before?.is === 'derived'
        ? derivedEntry(before.on, before.name, keyOf(step.key, settings), settings)
        : stepReader(step, settings);
    read = read === undefined ? reader : chain(read, reader);
  }
  return read ?? itself;
}

const itself: Read = base => base;

type FieldStep = Extract<Step, { is: 'field' }>;

/** How many steps lead from a resource through its own structures. */
function writtenIn(steps: readonly Step[]): number {
  const other = steps.findIndex((step, i) => step.is !== 'field' || (step.on === undefined) === (i === 0));
  return other < 0 ? steps.length : other;
}

/** What stands in a structure of a resource is one question: its neighbours there make no two resources different. */
function ownField(steps: readonly Step[], settings: Settings): Read | undefined {
  const [first, ...others] = steps.filter((step): step is FieldStep => step.is === 'field');
  if (first?.on === undefined) return undefined;
  const question = `${first.on}.${[first, ...others].map(({ name }) => name).join('.')}`;
  const read = others.map(({ name }) => structField(name)).reduce(chain, resourceField(first.on, first.name));
  return ofSubject(question, read, settings);
}

/** Looks a step's name up in the model; the rule was checked, so it is there. */
function stepReader(step: Step, settings: Settings): Read {
  switch (step.is) {
    case 'field':
      return step.on === undefined
        ? ofSubject(`.${step.name}`, structField(step.name), settings)
        : ofSubject(`${step.on}.${step.name}`, resourceField(step.on, step.name), settings);
    case 'relation':
      return foundFor(`${step.on}>${step.name}`, step.on, relation(step.on, step.name), settings);
    case 'derived':
      return foundFor(
        `${step.on}:${step.name}`,
        watchedIn(step.on, step.name),
        derivedField(step.on, step.name),
        settings,
      );
    case 'entry':
      return mapEntry(keyOf(step.key, settings));
  }
}

/** Of the resource that is judged the answer is kept and noted; of any other it is read anew. */
function ofSubject(question: string, read: Read, { alike }: Settings): Read {
  return alike === undefined ? read : asking(alike, alike.slot(question, true, read), read);
}

/** The same of what is found out for it; `watched` where all that is read of it is read through the inventory. */
function foundFor(question: string, watched: ResourceStep | undefined, read: Read, { alike }: Settings): Read {
  return alike === undefined ? read : asking(alike, alike.slot(question, false, read, watched), read);
}

function asking(alike: Alike, slot: Slot, read: Read): Read {
  return (base, run) => (alike.isSubject(base, run) ? alike.ask(slot, base, run) : read(base, run));
}

function watchedIn(on: ResourceStep, name: string): ResourceStep | undefined {
  return derivedOf(on)[name]?.ofWhole === true ? undefined : on;
}

type ResourceStep = Extract<Step, { is: 'relation' }>['on'];

function resourceField(on: ResourceStep, name: string): Read {
  return (base, run) => (isRecord(base) ? run.inventory.read(on, base, name) : passOn(base));
}

function structField(name: string): Read {
  return (base, run) => {
    if (!isRecord(base)) return passOn(base);
    const value = run.inventory.readIn(base, name);
    return isAbsent(value) ? undefined : value;
  };
}

function relation(on: ResourceStep, name: string): Read {
  const follow = relationsOf(on)[name]?.follow;
  if (follow === undefined) return passOn;
  const answer = remembering(on, name, (resource, { inventory }) => follow(resource, inventory));
  return (base, run) => {
    if (!isRecord(base)) return passOn(base);
    return run.inventory.given && Object.hasOwn(base, name) ? base[name] : answer(base, run);
  };
}

function derivedField(on: ResourceStep, name: string): Read {
  const get = derivedOf(on)[name]?.get;
  if (get === undefined) return passOn;
  const answer = remembering(on, name, (resource, run) => get(resource, run, ''));
  return (base, run) => {
    if (!isRecord(base)) return passOn(base);
    return run.inventory.given && Object.hasOwn(base, name) ? base[name] : answer(base, run);
  };
}

/** Few of these types in a scope are led to from many resources, so what is worked out for one is kept for all. */
const SHARED: ReadonlySet<ResourceStep> = new Set(['SecurityGroup', 'SecurityGroupRule', 'Subnet', 'RouteTable']);

type Ask = (resource: Resource, run: Run) => unknown;

/** Asks the memo of the run first; readers of one question share what they find. */
function remembering(on: ResourceStep, question: string, ask: Ask): Ask {
  const isShared = SHARED.has(on);
  let memo: Memo | undefined;
  let answers: Answers | undefined;
  return (resource, run) => {
    if (run.memo === undefined) return ask(resource, run);
    if (memo !== run.memo || answers === undefined) {
      memo = run.memo;
      answers = memo.answers(`${on}.${question}`, isShared);
    }
    return answers.of(resource, run, ask);
  };
}

/** One entry of a derived map: given outright, or asked for by its key; of metrics, by the model's. */
function derivedEntry(on: ResourceStep, name: string, key: string, settings: Settings): Read {
  const { metrics } = settings;
  const get = derivedOf(on)[name]?.get;
  if (get === undefined) return passOn;
  const asked = name === 'metrics' ? (metrics?.[key] ?? key) : key;
  const answer = remembering(on, `${name}[${asked}]`, (resource, run) => get(resource, run, asked));
  const read: Read = (base, run) => {
    if (!isRecord(base)) return passOn(base);
    const given = run.inventory.given && Object.hasOwn(base, name) ? base[name] : undefined;
    return isRecord(given) && Object.hasOwn(given, key)
      ? given[key]
      : given instanceof Unknown
        ? given
        : answer(base, run);
  };
  return foundFor(`${on}:${name}[${JSON.stringify([key, asked])}]`, watchedIn(on, name), read, settings);
}

function mapEntry(key: string): Read {
  return base => (isRecord(base) ? (Object.hasOwn(base, key) ? base[key] : undefined) : passOn(base));
}

function keyOf(key: string | ParamName, settings: Settings): string {
  return typeof key === 'string' ? key : String(settings.params[key.param] ?? '');
}

/** What stands behind something absent is absent, behind something unknown unknown; a value of another form is unreadable. */
function passOn(base: unknown): unknown {
  if (isAbsent(base)) return undefined;
  if (!(base instanceof Unknown)) return new Unknown('unreadable', 'a structure was expected here');
  return base.exists ? new Unknown(base.code, base.detail, base.level) : base;
}

function chain(first: Read, next: Read): Read {
  return (base, run) => next(first(base, run), run);
}

/** The elements of the elements: hidden ones leave an open end, since nobody knows how many they hold. */
function throughList(first: Read, next: Read): Read {
  return (base, run) => {
    const outer = toCollection(first(base, run));
    const items: unknown[] = [];
    const possible: unknown[] = [];
    let { doubt, open } = outer;
    for (const [elements, certain] of [
      [outer.items, true],
      [outer.possible, false],
    ] as const) {
      for (const element of elements) {
        const inner = toCollection(next(element, run));
        (certain ? items : possible).push(...inner.items);
        possible.push(...inner.possible);
        doubt ??= inner.doubt;
        open ??= inner.open;
      }
    }
    return new Collection(items, possible, doubt, open);
  };
}

/** Whether a path cannot be read because a param in it is not set. */
export function lacksParam(steps: readonly Step[], settings: Settings): boolean {
  return steps.some(
    step => step.is === 'entry' && typeof step.key !== 'string' && settings.params[step.key.param] === undefined,
  );
}
