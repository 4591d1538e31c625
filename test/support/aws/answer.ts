import type { Account } from './account.ts';
import { BUILT_IN } from './built-in.ts';
import type { Call } from './call.ts';
import { AwsError, refused } from './errors.ts';
import { measured } from './metrics.ts';
import { pageOf } from './pages.ts';
import type { AwsRecording } from './recordings.ts';
import { type Output, rowsOf } from './rows.ts';
import { select } from './select.ts';
import { SUBJECTS } from './subjects.ts';

/** What the account answers to a call: the part of what was recorded that was asked for; throws an AwsError as AWS would. */
export function answer(call: Call, account: Account): Output {
  if (!account.isEnabled(call.region)) throw refused('disabled', call, account.caller(call.region));
  const known = recorded(call, account);
  const output = call.operation.name === 'GetMetricData' ? measured(call, known) : select(call, known, account);
  refuseUnknown(call, output);
  return pageOf(call, output, account.pageSize);
}

/** All that was recorded of a call's operation and subject. */
function recorded(call: Call, account: Account): Output {
  const recordings = account.recordings(call).filter(recording => isAbout(call, recording));
  const error = recordings.find(one => one.error !== undefined)?.error;
  if (error !== undefined) throw new AwsError(403, error, `${error} was recorded`);
  if (recordings.length > 0) return merge(call, recordings);
  const builtIn = BUILT_IN[call.operation.name];
  if (builtIn !== undefined) return builtIn(call, account);
  if (account.unrecorded === 'deny') throw refused('deny', call, account.caller(call.region));
  if (SUBJECTS[call.operation.name]?.only) throw notFound(call);
  return merge(call, [
    { output: Object.fromEntries(rowsOf(call.operation.output, {}).map(({ field }) => [field, []])) },
  ]);
}

function isAbout({ operation, input }: Call, recording: AwsRecording): boolean {
  const subject = SUBJECTS[operation.name];
  if (subject?.only === undefined) return true;
  return (recording.subject ?? recording.input?.[subject.input]) === input[subject.input];
}

/** Answers on several pages are one; where they stopped is not told. */
function merge({ operation }: Call, recordings: readonly Pick<AwsRecording, 'output'>[]): Output {
  const outputs = recordings.map(({ output }) => output ?? {});
  const { Marker, NextToken, NextMarker, ...first } = outputs[0] ?? {};
  if (outputs.length === 1) return first;
  const lists = rowsOf(operation.output, first).map(({ field }) => {
    const rows = outputs.flatMap(
      output => rowsOf(operation.output, output).find(one => one.field === field)?.rows ?? [],
    );
    return [field, rows];
  });
  return { ...first, ...Object.fromEntries(lists) };
}

/** Who is asked for by name and not there is an error, not an empty list. */
function refuseUnknown(call: Call, output: Output): void {
  const subject = SUBJECTS[call.operation.name];
  if (subject === undefined || subject.only) return;
  const asked = call.input[subject.input];
  const names = Array.isArray(asked) ? asked.length : asked === undefined ? 0 : 1;
  const rows = rowsOf(call.operation.output, output).flatMap(one => one.rows);
  if (rows.length < names) throw notFound(call);
}

function notFound({ protocol, operation, input }: Call): AwsError {
  const { notFound: code, input: field } = SUBJECTS[operation.name] ?? { notFound: 'NotFound', input: '' };
  return new AwsError(protocol === 'query' ? 404 : 400, code, `${String(input[field])} not found.`);
}
