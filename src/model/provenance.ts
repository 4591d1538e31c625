import type { SourceKind } from './scope.ts';

const LEFT_OUT = 'left out: ';
const AND = '; ';

/** That a dated table of this program decided, with the day that it is of. */
export function byTable(asOf: string): string {
  return `rds-audit's table of ${asOf}`;
}

const DEFAULTS: Readonly<Record<SourceKind, string>> = {
  live: "AWS's default",
  recorded: "AWS's default",
  cloudformation: "CloudFormation's default",
  terraform: "Terraform's default",
  plan: "Terraform's default",
};

/** That a template leaves a value out, and whose default its meaning then is. */
export function leftOutOf(kind: SourceKind): string {
  return LEFT_OUT + DEFAULTS[kind];
}

/** That a template leaves a value out, which then is as another resource of it has it: a member's as its cluster's. */
export function leftOutFollowing(address: string): string {
  return `${LEFT_OUT}follows from ${address}`;
}

/** Where an actual value came from, then where what is expected did; what is merely left out does not count for the latter. */
export function withExpected(actual: string | undefined, expected: string | undefined): string | undefined {
  const from = told(expected);
  return joined([actual, from === undefined ? undefined : `expected from ${from}`]);
}

/** Several origins of one value; undefined where there is none. */
export function joined(origins: readonly (string | undefined)[]): string | undefined {
  const known = [...new Set(origins.filter(origin => origin !== undefined))];
  return known.length === 0 ? undefined : known.join(AND);
}

/** Without what was merely left out: what one sentence has room for. */
export function told(from: string | undefined): string | undefined {
  return joined(from?.split(AND).filter(part => !part.startsWith(LEFT_OUT)) ?? []);
}
