import { isRecord, type ReasonLevel, type Resource, Unknown } from '../../model/value.ts';
import { refusalOf } from '../recorded/refusal.ts';
import type { ApiService } from './api.ts';

/** A call that was not answered. */
export interface Failure {
  /** As IAM and the report name it: `rds:DescribeDBInstances`. */
  readonly call: string;
  readonly code: 'access-denied' | 'call-failed';
  /** A plain clause; without the region, so that the same failure in many regions can be told once. */
  readonly detail: string;
}

const SAYINGS: readonly (readonly [RegExp, string])[] = [
  [/Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/, 'kept being throttled'],
  [/Timeout|ETIMEDOUT/, 'was not answered in time'],
  [/ENOTFOUND|EAI_AGAIN/, 'has no endpoint there that could be found'],
  [/EPROXY/, 'could not pass the proxy'],
  [/ECONNREFUSED|ECONNRESET|EPIPE|EHOSTUNREACH|ENETUNREACH|CERT|SSL|UNABLE_TO|NetworkingError/, 'could not reach AWS'],
  [/^(Expired|RequestExpired)/, 'failed because the credentials have expired'],
  [
    /OptIn|InvalidClientTokenId|UnrecognizedClient|AuthFailure|InvalidAccessKeyId/,
    'failed: the region does not accept these credentials; it may not be enabled for the account',
  ],
  [/Credentials|TokenProvider/, 'failed for want of credentials'],
];

/** Why a call failed, from whatever the SDK threw. */
export function failureOf(service: ApiService, operation: string, error: unknown): Failure {
  const name = nameOf(error);
  const { code, detail } = refusalOf(name, operation);
  const call = `${service}:${operation}`;
  if (code === 'access-denied') return { call, code, detail: `${detail}${why(error)}` };
  const saying = SAYINGS.find(([pattern]) => pattern.test(name))?.[1];
  return { call, code, detail: saying === undefined ? detail : `${operation} ${saying} (${name})` };
}

/** The failure as what is not known. */
export function unknownOf({ code, detail }: Failure, level: ReasonLevel): Unknown {
  return new Unknown(code, detail, level);
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

/** Which kind of policy AWS says it was; the ARNs of the message stay out. */
function why(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const [, silent] = /because (no [a-z -]{1,40} policy) allows/.exec(message) ?? [];
  const [, denying] = /with (an explicit deny in an? [a-z -]{1,60})/.exec(message) ?? [];
  if (silent !== undefined) return `: ${silent} allows it`;
  return denying === undefined ? '' : `: ${denying}`;
}

/** The first line of an error's text. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0] ?? '';
}
