import { TYPE_NAMES, type TypeName, typeOf } from '../../model/types.ts';

/** A call that some type is listed by, as a file name or an envelope names it. */
export interface Call {
  readonly operation: string;
  readonly types: readonly TypeName[];
  /** Whom it asked about, where the file name says so. */
  readonly subject?: string | undefined;
  /** It only lists whom the types' own call asks about: names under this key. */
  readonly lists?: string | undefined;
}

/** The types that a recording can hold: all but the region itself, whose row is ours. */
export const RECORDED_TYPES: readonly TypeName[] = TYPE_NAMES.filter(type => type !== 'Region');

const BY_CALL = new Map<string, TypeName[]>();
for (const type of RECORDED_TYPES) {
  const key = plain(typeOf(type).call);
  BY_CALL.set(key, [...(BY_CALL.get(key) ?? []), type]);
}

/** Calls that list no type, only whom to ask about. */
const LISTS: readonly Call[] = [{ operation: 'ListDetectors', types: ['Detector'], lists: 'DetectorIds' }];

/** The call of an operation's name, `DescribeDBInstances` or `describe-db-instances`. */
export function callOf(operation: string, subject?: string): Call | undefined {
  const list = LISTS.find(call => plain(call.operation) === plain(operation));
  if (list !== undefined) return list;
  const types = BY_CALL.get(plain(operation));
  const first = types?.[0];
  return types === undefined || first === undefined ? undefined : { operation: typeOf(first).call, types, subject };
}

/** The call that a file is named for: `<service>.<command>.<subject>.json`, also `<command>.json` and `rds.DescribeDBParameters_1.json`. */
export function callOfFile(name: string): Call | undefined {
  const parts = name
    .slice(name.lastIndexOf('/') + 1)
    .replace(/\.(?:json|jsonl|ndjson)$/i, '')
    .split('.');
  for (const index of [1, 0]) {
    const subject = parts.slice(index + 1).join('.');
    const call = callOf((parts[index] ?? '').replace(/_\d+$/, ''), subject === '' ? undefined : subject);
    if (call !== undefined) return call;
  }
  return undefined;
}

/** One structure in the answer, not a list: the answer says itself whom it is about. */
export function isSingle(type: TypeName): boolean {
  const { answer, shape } = typeOf(type);
  return answer === '' || answer === shape;
}

/** Each answer is about one subject: it names it, or the request did. */
export function isPerSubject(type: TypeName): boolean {
  return isSingle(type) || typeOf(type).subject !== undefined;
}

/** The operation names one thing that it asks about; a measurement names many. */
export function isAboutOne(operation: string): boolean {
  const call = callOf(operation);
  return call?.lists === undefined && call?.types.every(type => isPerSubject(type) && type !== 'MetricData') === true;
}

function plain(operation: string): string {
  return operation.replaceAll('-', '').toLowerCase();
}
