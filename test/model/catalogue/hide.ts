import { Inventory, type Table } from '../../../src/model/inventory.ts';
import type { Run } from '../../../src/model/run.ts';
import { isTypeName, type TypeName } from '../../../src/model/types.ts';
import { isAbsent, isRecord, type Resource, toCollection, Unknown } from '../../../src/model/value.ts';

/** Rows by type; rows that lists may lead to are told apart by `#`, which the model does not know. */
export type World = Partial<Record<TypeName, readonly Resource[]>>;

const HIDDEN = new Unknown('unresolved-reference', 'hidden in the test');
const DENIED = new Unknown('access-denied', 'the call was denied', 'scope');
const NOW = new Date('2026-09-01T00:00:00Z');

/** One way to know less of a world. */
interface Hole {
  readonly name: string;
  readonly run: Run;
  readonly subject: Resource;
}

/** Reads something of a subject. */
export type Question = (subject: Resource, run: Run) => unknown;

/** A live account with these rows and nothing else collected. */
export function runIn(world: World, gaps: Partial<Record<TypeName, Unknown>> = {}): Run {
  const tables = new Map<TypeName, Table>();
  for (const [type, rows] of Object.entries(world)) if (isTypeName(type)) tables.set(type, { rows, gap: gaps[type] });
  return { inventory: new Inventory({ scope: { kind: 'live' }, tables }), now: NOW };
}

/** What hiding something made otherwise known: the names of what was hidden. Right is none. */
export function flips(type: TypeName, world: World, ask: Question): readonly string[] {
  const before = ask(subjectOf(type, world), runIn(world));
  return holesOf(type, world)
    .filter(({ subject, run }) => !isOnlyLess(before, ask(subject, run)))
    .map(({ name }) => name);
}

function subjectOf(type: TypeName, world: World): Resource {
  const [subject] = world[type] ?? [];
  if (subject === undefined) throw new Error(`the world has no ${type}`);
  return subject;
}

function holesOf(type: TypeName, world: World): readonly Hole[] {
  const hole = (name: string, less: World, gaps = {}): Hole => ({
    name,
    run: runIn(less, gaps),
    subject: subjectOf(type, less),
  });
  const types = Object.keys(world).filter(isTypeName);
  const values = types.flatMap(of =>
    (world[of] ?? []).flatMap((row, i) =>
      waysInto(row).map(way => hole(`${of}[${i}].${way.join('.')}`, without(world, of, i, way))),
    ),
  );
  const incomplete = types.map(of => hole(`${of} incomplete`, world, { [of]: DENIED }));
  const removed = types
    .filter(of => of !== type)
    .map(of =>
      hole(`${of} not collected`, Object.fromEntries(Object.entries(world).filter(([other]) => other !== of))),
    );
  return [...values, ...incomplete, ...removed];
}

function waysInto(value: unknown): readonly (readonly (string | number)[])[] {
  const entries = Array.isArray(value) ? [...value.entries()] : isRecord(value) ? Object.entries(value) : [];
  return entries
    .filter(([key, inner]) => key !== '#' && !isAbsent(inner))
    .flatMap(([key, inner]) => [[key], ...waysInto(inner).map(way => [key, ...way])]);
}

function without(world: World, type: TypeName, index: number, way: readonly (string | number)[]): World {
  const rows = (world[type] ?? []).map((row, i) => (i === index ? hidden(row, way) : row));
  return { ...world, [type]: rows };
}

function hidden(row: Resource, way: readonly (string | number)[]): Resource {
  const copy = at(row, way);
  return isRecord(copy) ? copy : row;
}

function at(value: unknown, [step, ...rest]: readonly (string | number)[]): unknown {
  if (step === undefined) return HIDDEN;
  if (Array.isArray(value)) return value.map((item, i) => (i === step ? at(item, rest) : item));
  return isRecord(value) ? { ...value, [step]: at(value[step], rest) } : value;
}

/** The same, or unknown; of a list, nothing newly certain and nothing certain gone from a list that is closed. */
function isOnlyLess(before: unknown, after: unknown): boolean {
  if (after instanceof Unknown) return true;
  if (!isList(before)) return same(before, after);
  const [was, is] = [toCollection(before), toCollection(after)];
  const invented = is.items.filter(item => !(item instanceof Unknown) && !was.items.some(old => same(old, item)));
  const undecided = is.open !== undefined || is.possible.length > 0 || is.items.some(item => item instanceof Unknown);
  const lost = was.items.filter(old => !is.items.some(item => same(old, item)));
  return invented.length === 0 && (lost.length === 0 || undecided);
}

function isList(value: unknown): boolean {
  return Array.isArray(value) || (typeof value === 'object' && value !== null && 'items' in value);
}

function same(a: unknown, b: unknown): boolean {
  return isRecord(a) && isRecord(b) ? a['#'] === b['#'] : a === b;
}
