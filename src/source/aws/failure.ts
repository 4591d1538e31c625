import { isRecord, type ReasonLevel, type Resource, Unknown } from '../../model/value.ts';
import { isGone, refusalOf } from '../recorded/refusal.ts';
import type { ApiService } from './api.ts';

/** A call that was not answered. */
export interface Failure {
  /** As IAM and the report name it: `rds:DescribeDBInstances`. */
  readonly call: string;
  readonly code: 'access-denied' | 'call-failed' | 'not-found';
  /** A plain clause; without the region, so that the same failure in many regions can be told once. */
  readonly detail: string;
}

/** Why a call failed, from whatever the SDK threw; in the words that a recording of it would get. */
export function failureOf(service: ApiService, operation: string, error: unknown): Failure {
  const { code, detail } = refusalOf({ code: nameOf(error), message: messageOf(error) }, operation);
  return { call: `${service}:${operation}`, code, detail };
}

/** The failure as what is not known; what is not there is missing by itself. */
export function unknownOf({ code, detail }: Failure, level: ReasonLevel): Unknown {
  return new Unknown(code, detail, isGone({ code }) ? 'resource' : level);
}

/** AWS's code, else the network's, else the status of an answer that says no more, else what kind of error it is. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UnknownError';
  const { code, $metadata }: Resource = { ...error };
  if (error.name !== 'Error' && error.name !== 'AggregateError') return error.name;
  if (typeof code === 'string') return code;
  if (error instanceof AggregateError && error.errors.length > 0) return nameOf(error.errors[0]);
  const status = isRecord($metadata) ? $metadata.httpStatusCode : undefined;
  return typeof status === 'number' && status >= 300 ? `HTTP${status}` : error.name;
}

/** The first line of an error's text. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0] ?? '';
}
