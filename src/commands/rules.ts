import { expectedInWords } from '../report/expected.ts';
import type { Equivalent, Param, Rule } from '../rule/rule.ts';
import { UserError } from '../util/errors.ts';
import { didYouMean } from '../util/suggest.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';
import { loadSelectableRules } from './rules-of.ts';

export interface RulesOptions {
  readonly id: string | undefined;
  readonly rules: readonly string[];
  readonly format: 'text' | 'json';
}

/** `rds-audit rules [ID]`: the rules there are, or one in full. */
export function rulesCommand({ id, rules: paths, format }: RulesOptions, io: Io): ExitCode {
  const rules = loadSelectableRules(paths);
  const shown = id === undefined ? rules : [ruleNamed(id, rules)];
  if (format === 'json') io.out(`${JSON.stringify(shown.map(asJson), null, 2)}\n`);
  else if (id === undefined) io.out(listOf(rules));
  else for (const rule of shown) io.out(inFull(rule));
  return EXIT.ok;
}

function ruleNamed(id: string, rules: readonly Rule[]): Rule {
  const rule = rules.find(candidate => candidate.id === id || candidate.aliases.includes(id));
  if (rule !== undefined) return rule;
  throw new UserError({
    message: `there is no rule "${id}"`,
    hint:
      didYouMean(
        id,
        rules.map(one => one.id),
      ) ?? 'see them with: rds-audit rules',
  });
}

/** What other programs rely on: design §8. */
function asJson(rule: Rule) {
  const { id, title, severity, category, resource, tags, controls, equivalents, params, needs } = rule;
  return { id, title, severity, category, resource, tags, controls, equivalents, params, needs };
}

/** One line a rule, by category, ids in a column of their own. */
function listOf(rules: readonly Rule[]): string {
  const width = Math.max(...rules.map(rule => rule.id.length));
  const categories = [...new Set(rules.map(rule => rule.category))].sort();
  const lines = categories.flatMap(category => [
    category.toUpperCase(),
    ...rules
      .filter(rule => rule.category === category)
      .map(rule => `  ${rule.severity.padEnd(8)}  ${rule.id.padEnd(width)}  ${rule.title}`),
    '',
  ]);
  return `${lines.join('\n')}${rules.length} rules. One in full: rds-audit rules ID\n`;
}

function inFull(rule: Rule): string {
  const sections = [
    [`${rule.id} (${rule.severity}, ${rule.category})`, rule.title],
    [rule.description],
    [
      `Judges: ${rule.resource}. Reads: ${rule.needs.join(', ')}.`,
      ...(rule.tags.length > 0 ? [`Tags: ${rule.tags.join(', ')}`] : []),
    ],
    paramLines(rule),
    remediationLines(rule),
    Object.keys(rule.controls).length === 0
      ? []
      : ['Controls:', ...Object.entries(rule.controls).map(([name, ids]) => `  ${name}: ${ids.join(', ')}`)],
    Object.keys(rule.equivalents).length === 0
      ? []
      : [
          'Equivalents:',
          ...Object.entries(rule.equivalents).map(([name, ids]) => `  ${name}: ${ids.map(equivalentText).join(', ')}`),
        ],
    rule.references.length === 0 ? [] : ['References:', ...rule.references.map(url => `  ${url}`)],
  ];
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`;
}

function paramLines({ params }: Rule): readonly string[] {
  const entries = Object.entries(params);
  return entries.length === 0 ? [] : ['Params:', ...entries.map(([name, param]) => `  ${name}: ${paramText(param)}`)];
}

function paramText({ type, default: value, description }: Param): string {
  const given = value === undefined ? 'not set' : expectedInWords(value);
  return `${type}, ${given}${description === undefined ? '' : `. ${description}`}`;
}

function remediationLines({
  remediation: { summary, cli, cloudformation, terraform, impact },
}: Rule): readonly string[] {
  const properties = (name: string, map: Readonly<Record<string, unknown>> | undefined) =>
    map === undefined ? [] : [`  ${name}: ${JSON.stringify(map)}`];
  return [
    `Fix: ${summary}`,
    ...(cli === undefined ? [] : [`  ${cli}`]),
    ...properties('CloudFormation', cloudformation),
    ...properties('Terraform', terraform),
    ...(impact === undefined ? [] : [`Impact: ${impact}`]),
  ];
}

function equivalentText({ id, params }: Equivalent): string {
  return params === undefined ? id : `${id} with ${JSON.stringify(params)}`;
}
