import type { Key } from '../../model/location.ts';
import { isRecord, type Resource } from '../../model/value.ts';
import type { Refusal } from './answer.ts';
import { type Call, callOf, callOfFile } from './calls.ts';
import type { RecordedFile } from './read.ts';
import { refusalOf } from './refusal.ts';

/** One recorded call, or several in one object; what its envelope or its file's name says of it. */
export interface Recording {
  readonly file: RecordedFile;
  /** From the number of the document to the body. */
  readonly pointer: readonly Key[];
  readonly body: Resource;
  readonly call?: Call | undefined;
  /** The request, where an envelope holds it. */
  readonly input?: Resource | undefined;
  readonly account?: unknown;
  readonly region?: unknown;
  readonly recordedAt?: number | undefined;
  readonly refusal?: Refusal | undefined;
}

/** What is wrong with a document, told at its place. */
export interface Flaw {
  readonly pointer: readonly Key[];
  readonly message: string;
  readonly hint?: string | undefined;
}

type Found = readonly (Recording | Flaw)[];

/** The recordings in a document: a bare answer, an envelope of `rds-audit record`, `{status_code, data}` or a list of these. */
export function recordingsIn(value: unknown, pointer: readonly Key[], file: RecordedFile): Found {
  if (Array.isArray(value)) return value.flatMap((item, index) => recordingOf(item, [...pointer, index], file));
  return recordingOf(value, pointer, file);
}

function recordingOf(value: unknown, pointer: readonly Key[], file: RecordedFile): Found {
  if (!isRecord(value)) return [];
  if (Object.hasOwn(value, 'rdsAudit')) return [envelope(value, pointer, file)];
  const { data } = value;
  const isReplay = Object.hasOwn(value, 'status_code') && isRecord(data);
  const call = callOfFile(file.name);
  return [isReplay ? { file, call, pointer: [...pointer, 'data'], body: data } : { file, call, pointer, body: value }];
}

function envelope(value: Resource, pointer: readonly Key[], file: RecordedFile): Recording | Flaw {
  if (value.rdsAudit !== 1) {
    return {
      pointer,
      message: 'is an envelope of another version',
      hint: 'record again with this version of rds-audit',
    };
  }
  const { operation, input, output, error, account, region } = value;
  const call = typeof operation === 'string' ? callOf(operation) : undefined;
  const recordedAt = instantOf(value.recordedAt);
  const known = { file, call, account, region, recordedAt, input: isRecord(input) ? input : undefined };
  if (isRecord(output)) return { ...known, pointer: [...pointer, 'output'], body: output };
  if (error === undefined || error === null) return { pointer, message: 'an envelope holds neither output nor error' };
  return { ...known, pointer, body: {}, refusal: refusalOf(error, call?.operation ?? String(operation)) };
}

function instantOf(value: unknown): number | undefined {
  const time = typeof value === 'number' ? value : Date.parse(String(value));
  return Number.isFinite(time) ? time : undefined;
}
