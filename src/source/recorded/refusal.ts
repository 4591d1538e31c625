import { isRecord } from '../../model/value.ts';
import type { Refusal } from './answer.ts';

const DENIED = /AccessDenied|Unauthorized|NotAuthorized|AuthorizationError/;
const CODE_FIELDS = ['Code', 'code', 'name', 'Name', '__type', 'message', 'Message'];

/** Why a call was not answered, from the error as the SDK or the CLI tells it: a text, or an object with a code or name. */
export function refusalOf(error: unknown, operation: string): Refusal {
  const code = codeOf(error);
  if (DENIED.test(code)) return { code: 'access-denied', detail: `${operation} was denied` };
  const why = /^[\w.]{1,80}$/.test(code) ? `: ${code}` : '';
  return { code: 'call-failed', detail: `${operation} failed${why}` };
}

function codeOf(error: unknown): string {
  if (typeof error === 'string') return error;
  if (!isRecord(error)) return '';
  const texts = CODE_FIELDS.map(field => error[field]).filter(value => typeof value === 'string');
  return texts.find(text => DENIED.test(text)) ?? texts.find(text => text !== 'Error') ?? '';
}
