import type { Report } from '../model/finding.ts';
import { escapeJson } from './escape.ts';
import type { FolderReporter, ReportContext, Reporter } from './reporter.ts';
import type { Result } from './sarif/log.ts';
import { isSuccessful, NOTIFICATIONS, notificationsOf } from './sarif/notification.ts';
import { type Alert, resultOf } from './sarif/result.ts';
import { type RuleTable, ruleJson, ruleTable } from './sarif/rule.ts';
import { runsOf } from './sarif/run.ts';
import { jsonChunks, Streamed } from './sarif/stream.ts';
import { type Told, toldInOne, toldInSeveral } from './sarif/told.ts';

/**
 * SARIF 2.1.0 in the part that GitHub's code scanning reads: failures are results, what is not known is a notification.
 * Without a scope there is no run, and GitHub refuses the file: having looked at nothing must not close alerts. Throws a
 * UserError where there are more runs than GitHub takes of one file.
 */
export const sarif: Reporter = (report, context) =>
  logOf(toldInOne(runsOf(report, context.cwd), context.cwd), report, context);

/** The same in as many files as GitHub's limits ask for: rds-audit-1.sarif and so on. */
export const sarifFolder: FolderReporter = (report, context) => {
  const files = toldInSeveral(runsOf(report, context.cwd), context.cwd);
  return {
    files: files.map((told, index) => ({
      name: `rds-audit-${index + 1}.sarif`,
      chunks: logOf(told, report, context),
    })),
    names: /^rds-audit-\d+\.sarif$/,
  };
};

function* logOf(told: readonly Told[], report: Report, context: ReportContext): Iterable<string> {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: new Streamed(told.map(one => runJson(one, report, context))),
  };
  for (const chunk of jsonChunks(log)) yield escapeJson(chunk);
  yield '\n';
}

function runJson({ run, alerts, notices }: Told, report: Report, { cwd, rules }: ReportContext) {
  const table = ruleTable(run, rules);
  const { name, version } = report.tool;
  const notifications = [...notices, ...notificationsOf(run, table, cwd)];
  return {
    tool: { driver: { name, version, notifications: NOTIFICATIONS, rules: new Streamed(rulesJson(table)) } },
    automationDetails: { id: run.id },
    columnKind: 'utf16CodeUnits',
    invocations: new Streamed([
      {
        executionSuccessful: isSuccessful(run),
        startTimeUtc: report.startedAt,
        endTimeUtc: report.finishedAt,
        toolExecutionNotifications: new Streamed(notifications),
      },
    ]),
    results: new Streamed(resultsJson(alerts, table, cwd)),
  };
}

function* rulesJson({ rules }: RuleTable) {
  for (const rule of rules) yield ruleJson(rule);
}

function* resultsJson(alerts: readonly Alert[], { indexes }: RuleTable, cwd: string): Iterable<Result> {
  for (const alert of alerts) {
    const result = resultOf(alert, id => indexes.get(id) ?? -1, cwd);
    if (result !== undefined) yield result;
  }
}
