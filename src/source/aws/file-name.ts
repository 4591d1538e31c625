import { createHash } from 'node:crypto';
import type { Question } from './ask.ts';

/** Longer ones end in a hash: file systems take names of 255 bytes. */
const LONGEST_SUBJECT = 150;

/**
 * Where a page of an answer is recorded: `<account>/<region>/<service>.<command>[.<subject>][.<page>].json`, the first
 * page without a number. Different questions have different names, on every file system.
 */
export function fileName({ account, region, service, operation, subject }: Question, page: number): string {
  const whom = subject === undefined ? '' : `.${safeSubject(subject)}`;
  const number = page === 1 ? '' : `.${page}`;
  return `${safe(account)}/${safe(region)}/${service}.${commandOf(operation)}${whom}${number}.json`;
}

/** `DescribeDBSnapshotAttributes` as the AWS CLI writes it: `describe-db-snapshot-attributes`. */
function commandOf(operation: string): string {
  return operation
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

/** An ending like a page's number would make two names one. */
function safeSubject(subject: string): string {
  const encoded = safe(subject).replace(/\.(?=\d+$)/, '%2E');
  if (encoded.length <= LONGEST_SUBJECT) return encoded;
  return `${encoded.slice(0, LONGEST_SUBJECT)}~${createHash('sha256').update(subject).digest('hex').slice(0, 16)}`;
}

function safe(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*~]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
