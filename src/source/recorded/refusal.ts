import { isRecord, type ReasonCode } from '../../model/value.ts';
import type { Refusal } from './answer.ts';
import { isAboutOne } from './calls.ts';

const DENIED = /AccessDenied|Unauthorized|NotAuthorized|AuthorizationError/;
/** As RDS, EC2 and the others word it of what they were asked about by name: `NotFound`, `DBProxyNotFoundFault`. */
const NOT_FOUND = /^[A-Za-z.]*NotFound(Fault|Exception)?$/;
const CODE_FIELDS = ['Code', 'code', 'name', 'Name', '__type', 'message', 'Message'];
/** What is a code, and no sentence of a stranger's. */
const CODE = /^[\w.]{1,80}$/;

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

/**
 * Why a call was not answered, from the error as the SDK or the CLI tells it: a text, or an object with a code or name.
 * The same for a live call and its recording; without the region, so that it can be told once of many. Only what was asked
 * about by name can be said not to be there.
 */
export function refusalOf(error: unknown, operation: string): Refusal {
  const code = codeOf(error);
  if (DENIED.test(code)) return { code: 'access-denied', detail: `${operation} was denied${policyIn(error)}` };
  if (!CODE.test(code)) return { code: 'call-failed', detail: `${operation} failed` };
  if (NOT_FOUND.test(code) && isAboutOne(operation))
    return { code: 'not-found', detail: `${operation} found nothing by that name (${code})` };
  const saying = SAYINGS.find(([pattern]) => pattern.test(code))?.[1];
  const how = saying === undefined ? `failed: ${code}` : `${saying} (${code})`;
  return { code: 'call-failed', detail: `${operation} ${how}` };
}

/** What was asked about is not there: nothing was left unanswered. */
export function isGone({ code }: { readonly code: ReasonCode }): boolean {
  return code === 'not-found';
}

function codeOf(error: unknown): string {
  if (typeof error === 'string') return error;
  if (!isRecord(error)) return '';
  const texts = CODE_FIELDS.map(field => error[field]).filter(value => typeof value === 'string');
  return texts.find(text => DENIED.test(text)) ?? texts.find(text => text !== 'Error') ?? '';
}

/** Which kind of policy AWS says it was; the ARNs of the message stay out. */
function policyIn(error: unknown): string {
  const message = isRecord(error) ? [error.message, error.Message].find(text => typeof text === 'string') : error;
  const [, silent] = /because (no [a-z -]{1,40} policy) allows/.exec(String(message)) ?? [];
  const [, denying] = /with (an explicit deny in an? [a-z -]{1,60})/.exec(String(message)) ?? [];
  if (silent !== undefined) return `: ${silent} allows it`;
  return denying === undefined ? '' : `: ${denying}`;
}
