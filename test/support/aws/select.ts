import type { Resource } from '../../../src/model/value.ts';
import type { Account } from './account.ts';
import type { Call } from './call.ts';
import { filterTest } from './filters.ts';
import { TestMistake } from './mistake.ts';
import { PAGING_FIELDS } from './pages.ts';
import { type Output, rowsOf } from './rows.ts';
import type { Structure } from './schema.ts';
import { ownershipTest } from './sharing.ts';
import { SUBJECTS } from './subjects.ts';

/** Whether a row is asked for. */
type Test = (row: Resource) => boolean;

/** Request fields that select by a row's field of another name. */
const OTHER_NAMES: Readonly<Record<string, string>> = { SubscriptionName: 'CustSubscriptionId' };

/** Request fields that are looked at elsewhere, or by all rows together. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  ...PAGING_FIELDS,
  'AlarmTypes',
  'AllRegions',
  'Duration',
  'IncludeAll',
  'IncludeShared',
  'IncludePublic',
  'SnapshotType',
]);

/** The part of an answer that a call's input asks for. An input that the endpoint does not understand is a mistake: it must not be ignored. */
export function select(call: Call, output: Output, account: Account): Output {
  const asked = rowsOf(call.operation.output, output).map(({ field, schema, rows }) => {
    const tests = testsOf(call, schema, account);
    const isAsked = isAskedList(call, field);
    return [field, isAsked ? rows.filter(row => tests.every(test => test(row))) : undefined];
  });
  return { ...output, ...Object.fromEntries(asked.filter(([field]) => output[String(field)] !== undefined)) };
}

function testsOf(call: Call, schema: Structure, account: Account): readonly Test[] {
  const subject = SUBJECTS[call.operation.name];
  const fields = Object.entries(call.input).filter(([field]) => {
    return !ELSEWHERE.has(field) && !(subject?.only && field === subject.input);
  });
  const tests = fields.map(([field, value]) => testOf(call, schema, field, value));
  return [...tests, ownershipTest(call, schema, account), optInTest(call)];
}

function testOf({ operation, service }: Call, schema: Structure, field: string, value: unknown): Test {
  if (field === 'Filters') return filterTest(schema, value);
  const name = OTHER_NAMES[field] ?? field;
  if (schema.members.has(name)) return row => isSame(row, name, value);
  const singular = name.replace(/s$/, '');
  if (Array.isArray(value) && schema.members.has(singular)) return row => value.includes(row[singular]);
  const whole = name.replace(/Prefix$/, '');
  if (schema.members.has(whole)) return row => String(row[whole]).startsWith(String(value));
  throw new TestMistake(`the endpoint cannot select by ${field} of ${service.name} ${operation.name}`);
}

/** RDS takes a name in any case, or the ARN. */
function isSame(row: Resource, field: string, value: unknown): boolean {
  const text = String(value);
  if (text.startsWith('arn:')) return Object.values(row).includes(text);
  return String(row[field]).toLowerCase() === text.toLowerCase();
}

/** DescribeAlarms: "If you omit this parameter, only metric alarms are returned". */
function isAskedList({ operation, input }: Call, field: string): boolean {
  if (operation.name !== 'DescribeAlarms') return true;
  const types = Array.isArray(input.AlarmTypes) ? input.AlarmTypes : ['MetricAlarm'];
  return types.some(type => `${String(type)}s` === field);
}

/** DescribeRegions: without AllRegions, only those that are enabled. */
function optInTest({ operation, input }: Call): Test {
  if (operation.name !== 'DescribeRegions' || input.AllRegions === true) return () => true;
  return row => row.OptInStatus !== 'not-opted-in';
}
