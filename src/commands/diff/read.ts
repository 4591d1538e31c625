import { readFileSync } from 'node:fs';
import { SEVERITIES, type Severity } from '../../model/finding.ts';
import { UserError } from '../../util/errors.ts';

/** Where something was judged: an account and region, or a path. */
export interface Place {
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly path?: string | undefined;
}

/** Of a finding what a comparison needs. */
export interface PastFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly status: string;
  readonly message: string;
  readonly fingerprint: string;
  readonly type: string;
  readonly id: string;
  /** Its path is the file that it was found in. */
  readonly place: Place;
  readonly suppressed: boolean;
}

/** Of a JSON report what a comparison needs. */
export interface PastReport {
  readonly file: string;
  readonly startedAt: string;
  /** How many rules were selected. */
  readonly rules: number;
  readonly scopes: readonly (Place & { readonly complete: boolean })[];
  readonly findings: readonly PastFinding[];
  readonly undecided: readonly (Place & { readonly rule: string })[];
}

const SCHEMA_VERSION = 1;

/** Reads what `--format json` wrote. Throws a UserError where the file is something else. */
export function readReport(file: string): PastReport {
  const report = recordOf(parsed(file), file);
  const tool = report.tool;
  if (!isRecord(tool) || tool.name !== 'rds-audit') throw noReport(file, 'it was not written by rds-audit');
  if (report.schemaVersion !== SCHEMA_VERSION)
    throw new UserError({
      message: `${file} has schemaVersion ${JSON.stringify(report.schemaVersion)}, and this program reads ${SCHEMA_VERSION}`,
      hint: 'compare reports of one version of rds-audit',
    });
  return {
    file,
    startedAt: textOf(report, 'startedAt', file),
    rules: numberOf(recordOf(report.summary, file), 'rules'),
    scopes: listOf(report, 'scopes', file).map(one => ({ ...placeOf(one), complete: one.complete === true })),
    findings: listOf(report, 'findings', file).map(one => findingOf(one, file)),
    undecided: listOf(report, 'undecided', file).map(one => ({ ...placeOf(one), rule: textOf(one, 'rule', file) })),
  };
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is no JSON' : error instanceof Error ? error.message : String(error);
    throw noReport(file, why);
  }
}

function findingOf(finding: Record<string, unknown>, file: string): PastFinding {
  const text = (name: string) => textOf(finding, name, file);
  const resource = recordOf(finding.resource, file);
  const severity = SEVERITIES.find(one => one === finding.severity);
  if (severity === undefined) throw noReport(file, 'a finding has no severity');
  const location = isRecord(finding.location) ? finding.location.file : undefined;
  return {
    rule: text('rule'),
    severity,
    status: text('status'),
    message: text('message'),
    fingerprint: text('fingerprint'),
    type: textOf(resource, 'type', file),
    id: textOf(resource, 'id', file),
    place: { ...placeOf(resource), path: typeof location === 'string' ? location : undefined },
    suppressed: finding.suppression !== undefined,
  };
}

function placeOf(value: Record<string, unknown>): Place {
  const optional = (found: unknown) => (typeof found === 'string' ? found : undefined);
  return { account: optional(value.account), region: optional(value.region), path: optional(value.path) };
}

function listOf(value: Record<string, unknown>, name: string, file: string): readonly Record<string, unknown>[] {
  const list = value[name];
  if (!Array.isArray(list)) throw noReport(file, `it has no ${name}`);
  return list.map(item => recordOf(item, file));
}

function textOf(value: Record<string, unknown>, name: string, file: string): string {
  const text = value[name];
  if (typeof text === 'string') return text;
  throw noReport(file, `it lacks a ${name}`);
}

function numberOf(value: Record<string, unknown>, name: string): number {
  const number = value[name];
  return typeof number === 'number' ? number : 0;
}

function recordOf(value: unknown, file: string): Record<string, unknown> {
  if (isRecord(value)) return value;
  throw noReport(file, 'it is not shaped as one');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function noReport(file: string, why: string): UserError {
  return new UserError({ message: `${file} is no report: ${why}`, hint: 'write one with --format json=FILE' });
}
