import type { Outcome, TestCase } from './junit/case.ts';
import { type Suite, suitesOf } from './junit/suite.ts';
import { startOf } from './junit/xml.ts';
import type { Reporter } from './reporter.ts';

/** JUnit XML as CI servers read it: a suite a scope, a case a finding, and a case for each rule that a scope leaves open. */
export const junit: Reporter = function* (report, { cwd }) {
  const suites = suitesOf(report, cwd);
  const all = suites.flatMap(({ cases }) => cases);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<${startOf('testsuites', { name: 'rds-audit', ...counts(all) })}>\n`;
  for (const suite of suites) yield* suiteOf(suite, report.startedAt);
  yield '</testsuites>\n';
};

function* suiteOf({ name, cases }: Suite, timestamp: string): Iterable<string> {
  yield `  <${startOf('testsuite', { name, timestamp, ...counts(cases) })}>\n`;
  for (const { text } of cases) yield text;
  yield '  </testsuite>\n';
}

function counts(cases: readonly TestCase[]) {
  const count = (outcome: Outcome) => String(cases.filter(one => one.outcome === outcome).length);
  return {
    tests: String(cases.length),
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  };
}
