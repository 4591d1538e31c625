import { jsonArray } from './json-lines.ts';
import { eventOf } from './ocsf/event.ts';
import type { Reporter } from './reporter.ts';
import { sourceKinds } from './source-kind.ts';

/** Compliance Findings of the Open Cybersecurity Schema Framework: a JSON array, an event a line. */
export const ocsf: Reporter = function* (report, { cwd }) {
  const kindOf = sourceKinds(report.scopes);
  yield* jsonArray(report.findings.map(finding => eventOf(finding, kindOf(finding), report, cwd)));
};
