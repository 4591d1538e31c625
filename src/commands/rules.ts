import { expectedInWords } from '../report/expected.ts';
import type { Equivalent, Param, Rule } from '../rule/rule.ts';
import { UserError } from '../util/errors.ts';
import { didYouMean } from '../util/suggest.ts';
import { wrap } from '../util/wrap.ts';
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
  else if (id === undefined) io.out(listOf(rules, io.width));
  else for (const rule of shown) io.out(inFull(rule, io.width));
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

/** By category; a title stands beside its rule where every line fits the terminal, else below it. */
function listOf(rules: readonly Rule[], width: number): string {
  const column = Math.max(...rules.map(rule => rule.id.length));
  const fits = rules.every(rule => 12 + column + 2 + rule.title.length <= width);
  const line = ({ severity, id, title }: Rule) =>
    fits
      ? [`  ${severity.padEnd(8)}  ${id.padEnd(column)}  ${title}`]
      : [`  ${severity.padEnd(8)}  ${id}`, `            ${title}`];
  const categories = [...new Set(rules.map(rule => rule.category))].sort();
  const lines = categories.flatMap(category => [
    category.toUpperCase(),
    ...rules.filter(rule => rule.category === category).flatMap(line),
    '',
  ]);
  return `${lines.join('\n')}${rules.length} rules. One in full: rds-audit rules ID\n`;
}

function inFull(rule: Rule, columns: number): string {
  const width = Math.min(columns, 100);
  const prose = (text: string) => wrap(text, width, '  ');
  const sections = [
    [`${rule.id} (${rule.severity}, ${rule.category})`, rule.title],
    [wrap(rule.description, width)],
    [`Judges: ${rule.resource}. Reads: ${rule.needs.join(', ')}.`, ...tagLine(rule)].map(prose),
    headed('Params:', paramLines(rule).map(prose)),
    remediationLines(rule, prose),
    headed('Controls:', namedLines(rule.controls, id => id).map(prose)),
    headed('Equivalents:', namedLines(rule.equivalents, equivalentText).map(prose)),
    headed(
      'References:',
      rule.references.map(url => `  ${url}`),
    ),
  ];
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`;
}

function tagLine({ tags }: Rule): readonly string[] {
  return tags.length === 0 ? [] : [`Tags: ${tags.join(', ')}`];
}

function headed(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [heading, ...lines.map(line => `  ${line.trimStart()}`)];
}

function namedLines<T>(groups: Readonly<Record<string, readonly T[]>>, show: (item: T) => string): readonly string[] {
  return Object.entries(groups).map(([name, items]) => `${name}: ${items.map(show).join(', ')}`);
}

function paramLines({ params }: Rule): readonly string[] {
  return Object.entries(params).map(([name, param]) => `${name}: ${paramText(param)}`);
}

function paramText({ type, default: value, description }: Param): string {
  const given = value === undefined ? 'not set' : expectedInWords(value);
  return `${type}, ${given}${description === undefined ? '' : `. ${description}`}`;
}

function remediationLines({ remediation }: Rule, prose: (text: string) => string): readonly string[] {
  const { summary, cli, cloudformation, terraform, impact } = remediation;
  return [
    prose(`Fix: ${summary}`),
    ...(cli === undefined ? [] : [`  ${cli}`]),
    ...(cloudformation === undefined ? [] : [`  CloudFormation: ${JSON.stringify(cloudformation)}`]),
    ...(terraform === undefined ? [] : [`  Terraform: ${JSON.stringify(terraform)}`]),
    ...(impact === undefined ? [] : [prose(`Impact: ${impact}`)]),
  ];
}

function equivalentText({ id, params }: Equivalent): string {
  return params === undefined ? id : `${id} with ${JSON.stringify(params)}`;
}
