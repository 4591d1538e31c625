import type { Finding } from '../model/finding.ts';
import { field } from './csv/field.ts';
import { breakCommands } from './escape.ts';
import type { Reporter } from './reporter.ts';
import { relative } from './words.ts';

/** The columns, which stay as they are: further ones come at the end. */
const COLUMNS = {
  severity: ({ severity }) => severity,
  status: ({ status }) => status,
  rule: ({ rule }) => rule,
  title: ({ title }) => title,
  category: ({ category }) => category,
  resourceType: ({ resource }) => resource.type,
  resourceId: ({ resource }) => resource.id,
  resourceName: ({ resource }) => resource.name,
  arn: ({ resource }) => resource.arn,
  account: ({ resource }) => resource.account,
  region: ({ resource }) => resource.region,
  environment: ({ resource }) => resource.environment,
  file: ({ location }, cwd) => (location === null ? undefined : relative(location.file, cwd)),
  line: ({ location }) => (location === null ? undefined : String(location.startLine)),
  column: ({ location }) => (location === null ? undefined : String(location.startColumn)),
  message: ({ message }) => message,
  remediation: ({ remediation }) => remediation.summary,
  command: ({ remediation }) => remediation.cli?.trim(),
  controls: ({ controls }) => controlsInWords(controls),
  suppressionReason: ({ suppression }) => suppression?.reason,
  suppressionTicket: ({ suppression }) => suppression?.ticket,
  suppressionExpires: ({ suppression }) => suppression?.expires,
  fingerprint: ({ fingerprint }) => fingerprint,
  baseline: ({ baseline }) => baseline,
} satisfies Readonly<Record<string, (finding: Finding, cwd: string) => string | undefined>>;

/** A row a finding, for spreadsheets (RFC 4180); what a scope leaves open as a whole is in no row. */
export const csv: Reporter = function* (report, { cwd }) {
  yield row(Object.keys(COLUMNS));
  for (const finding of report.findings) {
    yield row(Object.values(COLUMNS).map(cellOf => cellOf(finding, cwd) ?? ''));
  }
};

function row(values: readonly string[]): string {
  return `${breakCommands(values.map(field).join(','))}\r\n`;
}

function controlsInWords(controls: Finding['controls']): string {
  return Object.entries(controls)
    .map(([standard, ids]) => `${standard} ${ids.join(' ')}`)
    .join('; ');
}
