import { plural } from '../report/words.ts';
import { builtinFolder } from '../rule/builtin.ts';
import { loadRules } from '../rule/load.ts';
import { isProved, type RuleTestResult, testRule, type WrongExample } from '../rule/test.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';

/** `rds-audit test [DIR…]`: the examples of rules and the proofs over them; those of the built-in rules without a DIR. */
export function testCommand(paths: readonly string[], io: Io): ExitCode {
  const rules = loadRules(paths.length === 0 ? [builtinFolder()] : paths);
  const results = rules.map(testRule);
  const bad = results.filter(result => !isProved(result));
  for (const result of bad) io.out(tell(result));
  io.out(total(results, bad.length));
  return bad.length === 0 ? EXIT.ok : EXIT.findings;
}

function tell({ rule, examples, wrong, flips, survivors, unshown }: RuleTestResult): string {
  const lines = [
    ...(examples === 0 ? ['has no examples: add tests:'] : []),
    ...wrong.flatMap(tellWrong),
    ...flips.map(
      flip =>
        `masking: "${flip.example}" turns from ${flip.from} to ${flip.to} when ${flip.hidden.join(' and ')} is hidden`,
    ),
    ...survivors.map(one => `mutation: no example notices when ${one.path} in ${one.part} is forced ${one.forced}`),
    ...unshown.map(one => `polarity: no example has ${one.path} ${one.wants}, where it holds`),
  ];
  return `${rule.id}\n${lines.map(line => `  ${line}\n`).join('')}`;
}

function tellWrong({ example, got, verdict }: WrongExample): readonly string[] {
  const evidence = verdict?.evidence ?? [];
  const lines = evidence.map(
    one => `    ${one.path} = ${JSON.stringify(one.actual)}, expected ${JSON.stringify(one.expected)}: ${one.outcome}`,
  );
  return [`"${example.name}": expected ${example.expect}, got ${got}`, ...lines];
}

function total(results: readonly RuleTestResult[], bad: number): string {
  const sum = (pick: (result: RuleTestResult) => number) => results.reduce((all, result) => all + pick(result), 0);
  const proved = bad === 0 ? 'all hold' : `${bad} of them do not hold`;
  const counts = [
    plural(results.length, 'rule'),
    plural(
      sum(r => r.examples),
      'example',
    ),
    plural(
      sum(r => r.maskings),
      'masking',
    ),
    plural(
      sum(r => r.mutants),
      'mutant',
    ),
  ];
  return `${counts.join(', ')}: ${proved}\n`;
}
