import { type TypeName, typeOf } from '../../model/types.ts';
import { isAbsent, type Resource, Unknown } from '../../model/value.ts';
import type { Answer, Page } from './answer.ts';
import type { Recording } from './recording.ts';
import { subjectInput } from './subjects.ts';

const TOKENS = ['Marker', 'NextToken', 'nextToken', 'NextMarker', 'StartingToken'] as const;
/** Fields of requests that do not leave resources out. */
const HARMLESS: ReadonlySet<string> = new Set([
  ...[...TOKENS, 'MaxRecords', 'MaxResults', 'MaxItems', 'PageSize', 'Limit', 'DryRun'],
  ...['IncludeShared', 'IncludePublic', 'IncludeAll', 'AlarmTypes', 'Duration'],
]);

/** Which part of a type's listing a recording is. */
export function pageOf(type: TypeName, { body, input, recordedAt }: Recording): Page {
  const next = tokenIn(body);
  if (input === undefined) return { isKnown: false, next };
  const since = type === 'RdsEvent' ? sinceIn(input, recordedAt) : undefined;
  return { isKnown: true, start: tokenIn(input), next, narrowedBy: narrowedBy(type, input), since };
}

/** DescribeEvents tells of the last hour, or of as many minutes as it was asked for. */
function sinceIn({ Duration }: Resource, recordedAt: number | undefined): number | undefined {
  const minutes = typeof Duration === 'number' ? Duration : 60;
  return recordedAt === undefined ? undefined : recordedAt - minutes * 60_000;
}

/** Why the answers together may not hold all of a type (or all about one subject); undefined where they do. */
export function gapIn(type: TypeName, answers: readonly Answer[]): Unknown | undefined {
  const { call } = typeOf(type);
  const unreadable = answers.some(({ items, rows }) => items.length > rows.length);
  if (unreadable) return new Unknown('unreadable', `the recorded answer of ${call} holds what is no resource`, 'scope');
  if (type === 'CompositeAlarm' && answers.every(mayNotHaveAsked)) return NOT_ASKED;
  if (type === 'RdsEvent' && answers.some(({ page }) => page.since === undefined)) return LAST_HOUR;
  const pages = answers.map(({ page }) => page).filter(page => page.narrowedBy === undefined);
  if (isWhole(pages)) return undefined;
  const field = pages.length > 0 ? undefined : answers[0]?.page.narrowedBy;
  const what = field === undefined ? 'is one page of several' : `was asked for some only, by ${field}`;
  return new Unknown('not-collected', `the recorded answer of ${call} ${what}`, 'scope');
}

/** DescribeAlarms prints an empty CompositeAlarms to whoever did not ask for them, and a bare answer does not say. */
function mayNotHaveAsked({ items, page }: Answer): boolean {
  return items.length === 0 && !page.isKnown;
}

const NOT_ASKED = new Unknown(
  'not-collected',
  'DescribeAlarms lists composite alarms only where --alarm-types asks for them',
  'scope',
);

/** A bare answer does not say how far back it was asked for. */
const LAST_HOUR = new Unknown(
  'not-collected',
  'DescribeEvents tells of the last hour unless it is asked for more, and the answer does not say',
  'scope',
);

/** No page goes on elsewhere, or recorded requests lead from a first page to a last one. */
function isWhole(pages: readonly Page[]): boolean {
  const isAlone = ({ start, next }: Page) => start === undefined && next === undefined;
  if (pages.length > 0 && pages.every(isAlone)) return true;
  return pages.some(page => page.isKnown && page.start === undefined && leadsToTheEnd(page, pages));
}

function leadsToTheEnd(first: Page, pages: readonly Page[]): boolean {
  const byStart = new Map(pages.filter(page => page.isKnown).map(page => [page.start, page]));
  let page: Page | undefined = first;
  for (let steps = 0; page !== undefined && steps <= pages.length; steps++) {
    if (page.next === undefined) return true;
    page = byStart.get(page.next);
  }
  return false;
}

function tokenIn(fields: Resource): unknown {
  return TOKENS.map(token => (Object.hasOwn(fields, token) ? fields[token] : undefined)).find(
    value => !isAbsent(value),
  );
}

/** DescribeAlarms lists composite alarms only when AlarmTypes asks for them; what GetMetricData is asked for is all there is. */
function narrowedBy(type: TypeName, input: Resource): string | undefined {
  if (type === 'MetricData') return undefined;
  const asked = input.AlarmTypes;
  if (type === 'CompositeAlarm' || Array.isArray(asked)) {
    if (!(Array.isArray(asked) ? asked : ['MetricAlarm']).includes(type)) return 'AlarmTypes';
  }
  const narrows = ([field, value]: readonly [string, unknown]) =>
    !HARMLESS.has(field) && field !== subjectInput(type) && !isEmpty(value);
  return Object.entries(input).find(narrows)?.[0];
}

function isEmpty(value: unknown): boolean {
  return isAbsent(value) || value === false || (Array.isArray(value) && value.length === 0);
}
