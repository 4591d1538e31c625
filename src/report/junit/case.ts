import type { Finding, Status, Undecided } from '../../model/finding.ts';
import { resourceName } from '../text/words.ts';
import { plural, relative } from '../words.ts';
import { element, xml } from './xml.ts';

/** What a test case came to: none of the others is a pass. */
export type Outcome = 'passed' | 'failure' | 'error' | 'skipped';

/** One test case, written already. */
export interface TestCase {
  readonly outcome: Outcome;
  readonly text: string;
}

const OUTCOMES: Readonly<Record<Status, Outcome>> = {
  pass: 'passed',
  fail: 'failure',
  unknown: 'error',
  'not-applicable': 'skipped',
};

/** A finding: the rule is the class, the resource the test. What is not known is an error; what is suppressed, or known to the baseline, is skipped. */
export function caseOf(finding: Finding, cwd: string): TestCase {
  const { rule, resource, location } = finding;
  const outcome = outcomeOf(finding);
  const file = location === null ? {} : { file: relative(location.file, cwd), line: String(location.startLine) };
  const name = [resourceName(resource), ...(resource.environment === undefined ? [] : [resource.environment])];
  return caseWith(outcome, { classname: rule, name: name.join(', '), ...file }, resultOf(finding, outcome));
}

function outcomeOf({ status, suppression, baseline }: Finding): Outcome {
  return suppression !== undefined || baseline === 'known' ? 'skipped' : OUTCOMES[status];
}

/** A rule that a scope leaves open: a run in which it is green would say too much. */
export function caseOfUndecided({ rule, code, detail, resources }: Undecided): TestCase {
  const open =
    resources === null ? 'its resources could not all be listed' : `${plural(resources, 'resource')} left open`;
  const result = element('error', { type: code, message: `could not be judged, ${open}: ${detail}` });
  return caseWith('error', { classname: rule, name: 'undecided' }, result);
}

function caseWith(outcome: Outcome, attributes: Readonly<Record<string, string>>, result: string): TestCase {
  return { outcome, text: `    ${element('testcase', attributes, result)}\n` };
}

function resultOf(finding: Finding, outcome: Outcome): string {
  const { severity, message, suppression, baseline } = finding;
  const known = baseline === 'known' ? `known to the baseline: ${message}` : message;
  if (outcome === 'passed') return '';
  if (outcome === 'skipped') return element('skipped', { message: suppression?.reason ?? known });
  return element(outcome, { type: severity, message }, details(finding).map(xml).join('\n'));
}

function details({ title, message, resource, remediation }: Finding): readonly string[] {
  const { summary, cli } = remediation;
  const arn = resource.arn === undefined ? [] : [resource.arn];
  return [title, message, ...arn, `Fix: ${summary}`, ...(cli === undefined ? [] : cli.trim().split('\n'))];
}
