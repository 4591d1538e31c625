import type { Report } from '../model/finding.ts';
import { escapeJson } from './escape.ts';
import type { ReportContext, Reporter } from './reporter.ts';
import { LIMITS, resultsPerRun } from './sarif/limits.ts';
import type { Notification, Result } from './sarif/log.ts';
import { isSuccessful, leftOut, NOTIFICATIONS, notificationsOf } from './sarif/notification.ts';
import { type Alert, alertsOf, resultOf } from './sarif/result.ts';
import { type RuleTable, ruleJson, ruleTable } from './sarif/rule.ts';
import { type Run, runsOf, worstRuns } from './sarif/run.ts';
import { jsonChunks, Streamed } from './sarif/stream.ts';
import { plural } from './words.ts';

/** A run with what of it fits into the file. */
interface Told {
  readonly run: Run;
  readonly alerts: readonly Alert[];
  readonly notices: readonly Notification[];
}

/**
 * SARIF 2.1.0 in the part that GitHub's code scanning reads: failures are results, what is not known is a notification.
 * Without a scope there is no run, and GitHub refuses the file: having looked at nothing must not close alerts.
 */
export const sarif: Reporter = function* (report, context) {
  const runs = runsOf(report, context.cwd);
  const kept = worstRuns(runs, LIMITS.runsOfFile);
  const told = toldOf(kept, runs.length - kept.length, context);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: new Streamed(told.map(one => runJson(one, report, context))),
  };
  for (const chunk of jsonChunks(log)) yield escapeJson(chunk);
  yield '\n';
};

function toldOf(runs: readonly Run[], runsLeftOut: number, { cwd }: ReportContext): readonly Told[] {
  const alerts = runs.map(run => alertsOf(run, cwd));
  const limit = resultsPerRun(alerts.map(({ length }) => length));
  return runs.map((run, index) => {
    const found = alerts[index] ?? [];
    const more = found.length - limit;
    const notices = [
      ...(more > 0 ? [`the ${plural(more, 'least severe result')} of ${run.id}`] : []),
      ...(runsLeftOut > 0 && run === runs.at(-1)
        ? [`${plural(runsLeftOut, 'scope')} with fewer or less severe failures`]
        : []),
    ];
    return { run, alerts: found.slice(0, limit), notices: notices.map(leftOut) };
  });
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
