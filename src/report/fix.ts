import type { Finding } from '../model/finding.ts';
import type { SourceKind } from '../model/scope.ts';
import { distinct } from './group.ts';

/** What puts the failures of one rule right, as far as each source can be told. */
export interface Fix {
  /** Commands for live and recorded resources, for those that have one. */
  readonly cli: readonly string[];
  /** `Property: value` lines for CloudFormation. */
  readonly cloudformation: readonly string[];
  /** `argument = value` lines for Terraform. */
  readonly terraform: readonly string[];
}

const PART_OF_FIX: Readonly<Record<SourceKind, keyof Fix>> = {
  live: 'cli',
  recorded: 'cli',
  cloudformation: 'cloudformation',
  terraform: 'terraform',
  plan: 'terraform',
};

/** The fix of a group of findings of one rule, by the kind of source each is from. */
export function fixOf(findings: readonly Finding[], kindOf: (finding: Finding) => SourceKind | undefined): Fix {
  const of = (part: keyof Fix) =>
    findings
      .filter(finding => PART_OF_FIX[kindOf(finding) ?? 'recorded'] === part)
      .map(({ remediation }) => remediation);
  return {
    cli: commands(of('cli').map(({ cli }) => cli)),
    cloudformation: distinct(of('cloudformation').flatMap(one => settings(one.cloudformation, ': '))),
    terraform: distinct(of('terraform').flatMap(one => settings(one.terraform, ' = '))),
  };
}

function commands(all: readonly (string | undefined)[]): readonly string[] {
  return distinct(all.filter(cli => cli !== undefined).map(cli => cli.trim()));
}

function settings(properties: Readonly<Record<string, unknown>> = {}, between: string): readonly string[] {
  return Object.entries(properties).map(([name, value]) => name + between + JSON.stringify(value));
}
