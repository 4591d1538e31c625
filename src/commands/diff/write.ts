import { SEVERITIES } from '../../model/finding.ts';
import { escapeJson, escapeTerminal } from '../../report/escape.ts';
import { plural, scopeName } from '../../report/words.ts';
import { countsOf, type Difference, type OpenFailure } from './compare.ts';
import type { PastFinding, PastReport } from './read.ts';

/** For a person: what is new first, then what is gone, then the counts by severity. */
export function differenceText(difference: Difference): string {
  const { fixed, still, open, notes } = difference;
  const lines = [
    ...notes.map(note => `note: ${note}`),
    ...section('NEW', difference.new, one => ` — ${one.message}`),
    ...section('FIXED', fixed, () => ''),
    ...section('NOT KNOWN TO BE FIXED', open, one => ` — ${WHY[one.why]}`),
    ...table(difference),
    `${difference.new.length} new, ${fixed.length} fixed, ${still.length} still there${unsure(open)}`,
  ];
  return `${lines.map(escapeTerminal).join('\n')}\n`;
}

const WHY: Readonly<Record<OpenFailure['why'], string>> = {
  unknown: 'it is unknown now',
  suppressed: 'it is suppressed now',
  undecided: 'its rule was not decided',
  'not judged': 'its rule, its account and region or its file was perhaps not judged',
};

function section<T extends PastFinding>(title: string, findings: readonly T[], tail: (one: T) => string) {
  if (findings.length === 0) return [];
  const line = (one: T) => `  ${one.severity.toUpperCase().padEnd(8)}  ${one.rule}: ${whereOf(one)}${tail(one)}`;
  return [`${title}  ${plural(findings.length, 'failure')}`, ...findings.map(line), ''];
}

function whereOf({ type, id, place }: PastFinding): string {
  const where = scopeName(place, '');
  return `${type} ${id}${where === undefined ? '' : ` (${where})`}`;
}

function table(difference: Difference): readonly string[] {
  const row = (label: string, cells: readonly (string | number)[]) =>
    `${label.padEnd(8)}${cells.map(cell => String(cell).padStart(7)).join('')}`;
  const rows = SEVERITIES.map(severity => {
    const { new: fresh, fixed, still, open } = countsOf(difference, severity);
    return row(severity.toUpperCase(), [fresh, fixed, still, open]);
  });
  return [row('severity', ['new', 'fixed', 'still', 'open']), ...rows, ''];
}

function unsure(open: readonly OpenFailure[]): string {
  return open.length === 0 ? '' : `, ${open.length} not known to be fixed`;
}

/** For programs: the findings of each kind and the counts by severity. */
export function differenceJson(difference: Difference, before: PastReport, after: PastReport, version: string): string {
  const { fixed, still, open, notes } = difference;
  const bySeverity = Object.fromEntries(SEVERITIES.map(severity => [severity, countsOf(difference, severity)]));
  const totals = { new: difference.new.length, fixed: fixed.length, still: still.length, open: open.length };
  const value = {
    schemaVersion: 1,
    tool: { name: 'rds-audit', version },
    before: { file: before.file, startedAt: before.startedAt },
    after: { file: after.file, startedAt: after.startedAt },
    summary: { ...totals, bySeverity },
    new: difference.new.map(asJson),
    fixed: fixed.map(asJson),
    still: still.map(asJson),
    open: open.map(one => ({ ...asJson(one), why: one.why })),
    notes,
  };
  return escapeJson(`${JSON.stringify(value, null, 2)}\n`);
}

function asJson({ rule, severity, message, fingerprint, type, id, place }: PastFinding) {
  const { account, region, path: file } = place;
  return { rule, severity, message, fingerprint, resource: { type, id, account, region }, file };
}
