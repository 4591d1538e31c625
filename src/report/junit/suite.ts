import type { Finding, Report, ScopeSummary, Undecided } from '../../model/finding.ts';
import { homesIn } from '../home.ts';
import { scopeName } from '../words.ts';
import { caseOf, caseOfUndecided, type TestCase } from './case.ts';

/** The cases of one scope. */
export interface Suite {
  readonly name: string;
  readonly cases: readonly TestCase[];
}

interface Content {
  readonly findings: Finding[];
  readonly undecided: Undecided[];
}

/** One suite a scope, in their order, and one for each made up for what fits none. */
export function suitesOf({ scopes, findings, undecided }: Report, cwd: string): readonly Suite[] {
  const homes = homesIn(scopes);
  const contents = new Map<string, Content>();
  const contentOf = (scope: ScopeSummary) => contentFor(nameOf(scope, cwd), contents);
  for (const scope of scopes) contentOf(scope);
  for (const finding of findings) contentOf(homes.ofFinding(finding)).findings.push(finding);
  for (const one of undecided) for (const scope of homes.ofPlace(one)) contentOf(scope).undecided.push(one);
  return [...contents].map(([name, content]) => ({ name, cases: casesOf(content, cwd) }));
}

function casesOf({ findings, undecided }: Content, cwd: string): readonly TestCase[] {
  return [...findings.map(finding => caseOf(finding, cwd)), ...undecided.map(caseOfUndecided)];
}

function contentFor(name: string, contents: Map<string, Content>): Content {
  const content = contents.get(name) ?? { findings: [], undecided: [] };
  contents.set(name, content);
  return content;
}

function nameOf(scope: ScopeSummary, cwd: string): string {
  return scopeName(scope, cwd) ?? scope.kind;
}
