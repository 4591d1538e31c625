import type { KnownFailure, Severity } from '../model/finding.ts';
import { SEVERITIES } from '../model/finding.ts';
import { UserError } from '../util/errors.ts';

/** Failures that are known and shall not count, as a file that is reviewed. */
export interface Baseline {
  readonly failures: readonly KnownFailure[];
}

const VERSION = 1;

/** The text of a baseline: sorted, each failure lines of its own and none with a line number, so that its diff can be reviewed. */
export function formatBaseline(failures: readonly KnownFailure[]): string {
  const distinct = [...new Map(failures.map(failure => [failure.fingerprint, failure])).values()];
  const groups = distinct.sort(compare).map(format);
  return `{\n  "rdsAuditBaseline": ${VERSION},\n  "failures": [${groups.join(',')}${groups.length > 0 ? '\n  ' : ''}]\n}\n`;
}

function format({ rule, severity, resource, fingerprint }: KnownFailure): string {
  const { type, id, account, region, path } = resource;
  const lines = [
    `"rule": ${JSON.stringify(rule)}`,
    `"severity": ${JSON.stringify(severity)}`,
    `"resource": ${JSON.stringify({ type, id, account, region, path })}`,
    `"fingerprint": ${JSON.stringify(fingerprint)}`,
  ];
  return `\n    {\n      ${lines.join(',\n      ')}\n    }`;
}

function compare(a: KnownFailure, b: KnownFailure): number {
  const [own, other] = [key(a), key(b)];
  return own < other ? -1 : own > other ? 1 : 0;
}

function key({ rule, resource, fingerprint }: KnownFailure): string {
  const { type, id, account = '', region = '', path = '' } = resource;
  return [rule, path, account, region, type, id, fingerprint].join('\0');
}

/** Reads a baseline. Throws a UserError where the text is none, or one of a later version. */
export function readBaseline(file: string, text: string): Baseline {
  const value = parsed(file, text);
  const version = fieldOf(value, 'rdsAuditBaseline');
  if (version === undefined) throw notOne(file, 'it has no "rdsAuditBaseline"');
  if (version !== VERSION)
    throw new UserError({
      message: `${file} is a baseline of version ${JSON.stringify(version)}, and this program reads version ${VERSION}`,
      hint: 'write it anew with --write-baseline',
    });
  const failures = fieldOf(value, 'failures');
  if (!Array.isArray(failures)) throw notOne(file, 'its failures are no list');
  return { failures: failures.map((failure, index) => readFailure(failure, index, file)) };
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notOne(file, 'it is no JSON');
  }
}

function readFailure(value: unknown, index: number, file: string): KnownFailure {
  const resource = fieldOf(value, 'resource');
  const text = (from: unknown, name: string) => {
    const found = fieldOf(from, name);
    if (typeof found === 'string') return found;
    throw notOne(file, `failure ${index + 1} has no ${name}`);
  };
  const optional = (name: string) => {
    const found = fieldOf(resource, name);
    return typeof found === 'string' ? found : undefined;
  };
  return {
    rule: text(value, 'rule'),
    severity: severityOf(text(value, 'severity'), index, file),
    resource: {
      type: text(resource, 'type'),
      id: text(resource, 'id'),
      account: optional('account'),
      region: optional('region'),
      path: optional('path'),
    },
    fingerprint: text(value, 'fingerprint'),
  };
}

function severityOf(word: string, index: number, file: string): Severity {
  const severity = SEVERITIES.find(one => one === word);
  if (severity === undefined) throw notOne(file, `failure ${index + 1} has no severity`);
  return severity;
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

function notOne(file: string, why: string): UserError {
  return new UserError({ message: `${file} is no baseline: ${why}`, hint: 'write one with --write-baseline' });
}
