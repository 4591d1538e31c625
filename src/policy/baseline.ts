import type { KnownFailure, Severity } from '../model/finding.ts';
import { SEVERITIES } from '../model/finding.ts';
import { UserError } from '../util/errors.ts';

/** What is known and shall not count, as a file that is reviewed. */
export interface Baseline {
  readonly failures: readonly KnownFailure[];
  /** What could not be decided; it may be either, so none of it is ever called fixed. */
  readonly unknowns: readonly KnownFailure[];
}

const VERSION = 1;

/** The text of a baseline: sorted, each finding lines of its own and none with a line number, so that its diff can be reviewed. */
export function formatBaseline(failures: readonly KnownFailure[], unknowns: readonly KnownFailure[] = []): string {
  const lists = `"failures": ${formatList(failures)},\n  "unknowns": ${formatList(unknowns)}`;
  return `{\n  "rdsAuditBaseline": ${VERSION},\n  ${lists}\n}\n`;
}

function formatList(known: readonly KnownFailure[]): string {
  const distinct = [...new Map(known.map(one => [one.fingerprint, one])).values()];
  const groups = distinct.sort(compare).map(format);
  return `[${groups.join(',')}${groups.length > 0 ? '\n  ' : ''}]`;
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
  return {
    failures: readList(value, 'failures', file),
    unknowns: fieldOf(value, 'unknowns') === undefined ? [] : readList(value, 'unknowns', file),
  };
}

function readList(value: unknown, name: 'failures' | 'unknowns', file: string): readonly KnownFailure[] {
  const list = fieldOf(value, name);
  if (!Array.isArray(list)) throw notOne(file, `its ${name} are no list`);
  return list.map((one, index) => readFailure(one, `${name.slice(0, -1)} ${index + 1}`, file));
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notOne(file, 'it is no JSON');
  }
}

function readFailure(value: unknown, which: string, file: string): KnownFailure {
  const resource = fieldOf(value, 'resource');
  const text = (from: unknown, name: string) => {
    const found = fieldOf(from, name);
    if (typeof found === 'string') return found;
    throw notOne(file, `${which} has no ${name}`);
  };
  const optional = (name: string) => {
    const found = fieldOf(resource, name);
    return typeof found === 'string' ? found : undefined;
  };
  return {
    rule: text(value, 'rule'),
    severity: severityOf(text(value, 'severity'), which, file),
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

function severityOf(word: string, which: string, file: string): Severity {
  const severity = SEVERITIES.find(one => one === word);
  if (severity === undefined) throw notOne(file, `${which} has no severity`);
  return severity;
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

function notOne(file: string, why: string): UserError {
  return new UserError({ message: `${file} is no baseline: ${why}`, hint: 'write one with --write-baseline' });
}
