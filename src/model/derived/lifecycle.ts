import { LIFECYCLES_AS_OF, lifecycleOf } from '../facts/lifecycles.ts';
import type { Place } from '../location.ts';
import { byTable } from '../provenance.ts';
import { is, readField, readInside } from '../relations/readers.ts';
import type { Run } from '../run.ts';
import { NO, YES } from '../truth.ts';
import type { TypeName } from '../types.ts';
import { isAbsent, type Resource, toCollection, Unknown } from '../value.ts';
import { type DatedBy, type DerivedFields, derive, scalar } from './derived.ts';
import { type Database, engineFacts } from './engine.ts';

/** AWS's names for the two kinds of support. */
type Support = 'open-source-rds-standard-support' | 'open-source-rds-extended-support';
const STANDARD: Support = 'open-source-rds-standard-support';
const EXTENDED: Support = 'open-source-rds-extended-support';

type Dates = { readonly start: unknown; readonly end: unknown } | undefined;

/** Where dates come from: a row of DescribeDBMajorEngineVersions with its lifecycles, or the dated table. */
type Origin = { readonly row: Resource; readonly lifecycles: unknown } | 'table' | Unknown;

const VERSION: TypeName = 'DBMajorEngineVersion';

/** AWS's own row decides; where it was not asked or lists no dates (commercial engines), the table does. */
function originOf(type: Database, resource: Resource, run: Run): Origin {
  const { engine, major } = engineFacts(type, resource, run);
  if (engine instanceof Unknown) return engine;
  if (major instanceof Unknown) return major;
  const key = `${engine} ${major}`;
  const { rows, unsure } = run.inventory.findBy(VERSION, 'major-version', majorKey(run), key);
  const [row] = rows;
  if (row === undefined) return unsure[0]?.why ?? 'table';
  const lifecycles = run.inventory.read(VERSION, row, 'SupportedEngineLifecycles');
  const { items, possible, open } = toCollection(lifecycles);
  return items.length + possible.length === 0 && open === undefined ? 'table' : { row, lifecycles };
}

function majorKey({ inventory }: Run) {
  return (row: Resource, add: (key: unknown) => void): void => {
    const engine = inventory.read(VERSION, row, 'Engine');
    const major = inventory.read(VERSION, row, 'MajorEngineVersion');
    const hidden = [engine, major].find(part => part instanceof Unknown);
    add(hidden ?? `${engine} ${major}`);
  };
}

function datesOf(type: Database, resource: Resource, run: Run, support: Support): Dates | Unknown {
  const origin = originOf(type, resource, run);
  if (origin instanceof Unknown) return origin;
  return origin === 'table' ? tableDates(type, resource, run, support) : apiDates(origin.lifecycles, support, run);
}

function apiDates(lifecycles: unknown, support: Support, { inventory }: Run): Dates | Unknown {
  const { items, possible, doubt, open } = toCollection(lifecycles);
  const named = (element: unknown) => is(readInside(element, 'LifecycleSupportName', inventory), support);
  const found = items.find(element => named(element) === YES);
  if (found !== undefined)
    return { start: readField(found, 'LifecycleSupportStartDate'), end: readField(found, 'LifecycleSupportEndDate') };
  const hidden = [...items, ...possible].find(element => named(element) !== NO);
  if (hidden === undefined && open === undefined) return undefined;
  return open ?? doubt ?? new Unknown('unresolved-reference', 'a lifecycle of the version is not known');
}

function tableDates(type: Database, resource: Resource, run: Run, support: Support): Dates | Unknown {
  const { engine, major } = engineFacts(type, resource, run);
  const found = lifecycleOf(String(engine), String(major));
  if (found === undefined) return noEntry(`${engine} ${major} is not in the table of ${LIFECYCLES_AS_OF}`);
  if (support === STANDARD) return { start: undefined, end: found.standardEnd };
  if (found.extended?.end !== 'unknown') return found.extended;
  return { start: found.extended.start, end: noEntry(`no end of Extended Support is known of ${engine} ${major}`) };
}

const noEntry = (detail: string): Unknown => new Unknown('no-entry', detail);

function date(type: Database, support: Support, which: 'start' | 'end') {
  return (resource: Resource, run: Run): unknown => {
    const dates = datesOf(type, resource, run, support);
    if (dates === undefined || dates instanceof Unknown) return dates;
    return isAbsent(dates[which]) ? new Unknown('unreadable', 'the version has no date') : dates[which];
  };
}

function source(type: Database) {
  return (resource: Resource, run: Run): unknown => {
    const origin = originOf(type, resource, run);
    if (origin instanceof Unknown) return origin;
    return origin === 'table' ? 'table' : 'api';
  };
}

/** The row of AWS's answer where it decided; the table stands in no file of the user's. */
function placeOf(type: Database) {
  return (resource: Resource, run: Run): Place | undefined => {
    const origin = originOf(type, resource, run);
    return origin instanceof Unknown || origin === 'table'
      ? undefined
      : { type: VERSION, resource: origin.row, path: ['SupportedEngineLifecycles'] };
  };
}

function datedBy(type: Database): DatedBy {
  return (resource, run) => (originOf(type, resource, run) === 'table' ? byTable(LIFECYCLES_AS_OF) : undefined);
}

/** When support of a database's major version ends. */
export function lifecycleFields(type: Database): DerivedFields {
  const plain = { needs: [VERSION], writtenIn: ['EngineVersion'], datedBy: datedBy(type) };
  const options = { ...plain, place: placeOf(type) };
  return {
    standardSupportEnd: derive(scalar('instant'), date(type, STANDARD, 'end'), {
      says: "the last second of the day: of AWS's row, else by the dated table",
      ...options,
    }),
    extendedSupportStart: derive(scalar('instant'), date(type, EXTENDED, 'start'), {
      says: 'as above; absent where the version has no Extended Support',
      ...options,
    }),
    extendedSupportEnd: derive(scalar('instant'), date(type, EXTENDED, 'end'), {
      says: 'as above; unknown where the table has no day',
      ...options,
    }),
    supportDatesFrom: derive(scalar('text', ['api', 'table']), source(type), {
      says: 'which of them decided',
      ...plain,
    }),
  };
}
