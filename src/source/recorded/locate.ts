import type { Key, Location, Place } from '../../model/location.ts';
import { typeOf } from '../../model/types.ts';
import type { Answer } from './answer.ts';
import { isSingle } from './calls.ts';
import { pathInGroup, type RuleOrigin } from './flatten.ts';
import type { RecordedFile } from './read.ts';
import { findSpans, type Span } from './scan.ts';

/** Flattened rules with the group that they are written in. */
export type RuleOrigins = ReadonlyMap<object, RuleOrigin>;

/** Where a place may be written, the best first; of the last, the whole resource, only the opening brace is meant. */
interface Wanted {
  readonly file: RecordedFile;
  readonly paths: readonly (readonly Key[])[];
  /** The list that the resource stands in, and its name where that is one of the paths. */
  readonly listed?: { readonly list: readonly Key[]; readonly name: string } | undefined;
}

interface Home {
  readonly answer: Answer;
  readonly index: number;
}

/** Finds places in the recorded files: each file is read once more and scanned once, for all of its places together. */
export function locateIn(
  answers: readonly Answer[],
  rules: RuleOrigins,
  places: readonly Place[],
): readonly (Location | undefined)[] {
  const homes = homesOf(answers, new Set(places.map(({ resource }) => rules.get(resource)?.group ?? resource)));
  const wanted = places.map(place => wantedOf(place, rules.get(place.resource), homes));
  const found = new Map<Wanted, Location>();
  for (const [file, inFile] of byFile(wanted)) locateInFile(file, inFile, found);
  return wanted.map(want => (want === undefined ? undefined : found.get(want)));
}

/** Finds the few wanted rows by going through all; no index of every row is kept. */
function homesOf(answers: readonly Answer[], resources: ReadonlySet<unknown>): ReadonlyMap<unknown, Home> {
  const homes = new Map<unknown, Home>();
  for (const answer of answers) {
    for (const [index, item] of answer.items.entries()) {
      if (resources.has(item)) homes.set(item, { answer, index });
    }
  }
  return homes;
}

function wantedOf(
  { resource, path }: Place,
  rule: RuleOrigin | undefined,
  homes: ReadonlyMap<unknown, Home>,
): Wanted | undefined {
  const home = homes.get(rule?.group ?? resource);
  if (home === undefined) return undefined;
  const { file, pointer, type } = home.answer;
  const base = isSingle(type) ? pointer : [...pointer, home.index];
  const paths = rule === undefined ? [path, [typeOf(type).id]] : [path, []].map(way => pathInGroup(rule, way));
  const whole = rule === undefined ? [] : [...rule.permission, rule.source, rule.index];
  const name = nameIn(resource, typeOf(type).id);
  const isListed = rule === undefined && !isSingle(type) && typeof name === 'string';
  return {
    file,
    paths: [...paths.filter(way => way.length > 0), whole].map(way => [...base, ...way]),
    listed: isListed ? { list: pointer, name } : undefined,
  };
}

function nameIn(resource: object, field: string): unknown {
  return Object.getOwnPropertyDescriptor(resource, field)?.value;
}

function byFile(wanted: readonly (Wanted | undefined)[]): ReadonlyMap<RecordedFile, readonly Wanted[]> {
  const files = new Map<RecordedFile, Wanted[]>();
  for (const want of wanted) {
    if (want === undefined) continue;
    const inFile = files.get(want.file);
    if (inFile === undefined) files.set(want.file, [want]);
    else inFile.push(want);
  }
  return files;
}

function locateInFile(file: RecordedFile, wanted: readonly Wanted[], found: Map<Wanted, Location>): void {
  for (const [want, spans] of spansOf(file, wanted)) {
    const span = choose(spans);
    if (span !== undefined) found.set(want, locationOf(file, span));
  }
}

type Spans = readonly (Span | undefined)[];

/** Lists are gone through element by element where leaping through them did not come to what was meant. */
function spansOf(file: RecordedFile, wanted: readonly Wanted[]): ReadonlyMap<Wanted, Spans> {
  const lists = wanted.flatMap(({ listed }) => (listed === undefined ? [] : [listed.list]));
  const leapt = lists.length === wanted.length ? spansIn(file, wanted, lists) : undefined;
  const isRight = leapt?.size === wanted.length && [...leapt].every(isMeant);
  return isRight ? leapt : spansIn(file, wanted, []);
}

/** The name is the last path but one. */
function isMeant([{ listed }, spans]: readonly [Wanted, Spans]): boolean {
  return spans.at(-2)?.text === JSON.stringify(listed?.name);
}

/** None where the file is gone meanwhile. */
function spansIn(file: RecordedFile, wanted: readonly Wanted[], lists: Wanted['paths']): ReadonlyMap<Wanted, Spans> {
  try {
    const paths = wanted.flatMap(want => want.paths);
    const spans = findSpans(file.again(), paths, lists);
    let next = 0;
    const found = new Map<Wanted, Spans>();
    for (const want of wanted) {
      found.set(want, spans.slice(next, next + want.paths.length));
      next += want.paths.length;
    }
    return found;
  } catch {
    return new Map();
  }
}

function choose(spans: readonly (Span | undefined)[]): Span | undefined {
  const index = spans.findIndex(span => span !== undefined);
  const span = spans[index];
  if (span === undefined || index < spans.length - 1) return span;
  return { start: span.start, end: { line: span.start.line, column: span.start.column + 1 } };
}

function locationOf({ name }: RecordedFile, { start, end }: Span): Location {
  return { file: name, startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
