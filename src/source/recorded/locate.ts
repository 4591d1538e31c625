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
  return { file, paths: [...paths.filter(way => way.length > 0), whole].map(way => [...base, ...way]) };
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
  const spans = spansIn(
    file,
    wanted.flatMap(({ paths }) => paths),
  );
  let next = 0;
  for (const want of wanted) {
    const span = choose(spans.slice(next, next + want.paths.length));
    next += want.paths.length;
    if (span !== undefined) found.set(want, locationOf(file, span));
  }
}

/** None where the file is gone meanwhile. */
function spansIn(file: RecordedFile, paths: Wanted['paths']): readonly (Span | undefined)[] {
  try {
    return findSpans(file.again(), paths);
  } catch {
    return [];
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
