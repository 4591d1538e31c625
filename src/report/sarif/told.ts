import { UserError } from '../../util/errors.ts';
import { plural } from '../words.ts';
import { LIMITS, resultsPerRun } from './limits.ts';
import type { Notification } from './log.ts';
import { leftOut } from './notification.ts';
import { type Alert, alertsOf } from './result.ts';
import type { Run } from './run.ts';

/** A run with what of it fits into its file. */
export interface Told {
  readonly run: Run;
  readonly alerts: readonly Alert[];
  readonly notices: readonly Notification[];
}

/** All runs for one file. More than GitHub takes is a mistake of the user's: to leave some out would lose their alerts. */
export function toldInOne(runs: readonly Run[], cwd: string): readonly Told[] {
  if (runs.length > LIMITS.runsOfFile) throw tooMany(runs.length);
  const alerts = runs.map(run => alertsOf(run, cwd));
  const limit = resultsPerRun(alerts.map(({ length }) => length));
  return runs.map((run, index) => told(run, alerts[index] ?? [], limit));
}

/** The runs in order, in as many files as they take. A run stays whole: an upload replaces all that its category had. */
export function toldInSeveral(runs: readonly Run[], cwd: string): readonly (readonly Told[])[] {
  const files: Told[][] = [[]];
  let results = 0;
  for (const run of runs) {
    const next = told(run, alertsOf(run, cwd), LIMITS.resultsOfRun);
    const file = files.at(-1) ?? [];
    const isFull = file.length === LIMITS.runsOfFile || results + next.alerts.length > LIMITS.resultsOfFile;
    if (isFull && file.length > 0) files.push([next]);
    else file.push(next);
    results = (isFull ? 0 : results) + next.alerts.length;
  }
  return files;
}

function told(run: Run, alerts: readonly Alert[], limit: number): Told {
  const more = alerts.length - limit;
  const folder = limit < LIMITS.resultsOfRun ? '; a folder holds more, --format sarif=DIR/' : '';
  const notices = more > 0 ? [leftOut(`the ${plural(more, 'least severe result')} of ${run.id}${folder}`)] : [];
  return { run, alerts: alerts.slice(0, limit), notices };
}

function tooMany(runs: number): UserError {
  return new UserError({
    message: `${runs} accounts, regions and roots do not fit into one SARIF file: GitHub takes ${LIMITS.runsOfFile}`,
    hint: 'give a folder, with a slash at its end: --format sarif=DIR/',
  });
}
