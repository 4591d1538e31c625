import { checkInWords, checksNamed } from '../rule/peers.ts';
import type { Rule } from '../rule/rule.ts';
import { UserError } from '../util/errors.ts';
import { didYouMean } from '../util/suggest.ts';
import { wrap } from '../util/wrap.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';
import { filterRules, isFiltered, type RuleFilter } from './rule-filter.ts';
import { ruleInFull } from './rule-in-full.ts';
import { loadSelectableRules } from './rules-of.ts';

export interface RulesOptions extends RuleFilter {
  readonly id: string | undefined;
  readonly rules: readonly string[];
  readonly format: 'text' | 'json';
}

/** `rds-audit rules [ID]`: the rules there are, those that a filter finds, or one in full. */
export function rulesCommand(options: RulesOptions, io: Io): ExitCode {
  const { id, format } = options;
  const shown = shownRules(loadSelectableRules(options.rules), options);
  if (format === 'json') io.out(`${JSON.stringify(shown.map(asJson), null, 2)}\n`);
  else if (id === undefined) io.out(listOf(shown, options, io.width));
  else for (const rule of shown) io.out(ruleInFull(rule, io.width));
  return EXIT.ok;
}

function shownRules(rules: readonly Rule[], options: RulesOptions): readonly Rule[] {
  const { id } = options;
  if (id === undefined) return filterRules(rules, options);
  if (isFiltered(options))
    throw new UserError({ message: `${id} is one rule already`, hint: 'leave out the rule or what filters' });
  return [ruleNamed(id, rules)];
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
function listOf(rules: readonly Rule[], { equivalents }: RuleFilter, width: number): string {
  const column = Math.max(...rules.map(rule => rule.id.length));
  const fits = rules.every(rule => 12 + column + 2 + rule.title.length <= width);
  const line = ({ severity, id, title }: Rule) =>
    fits
      ? [`  ${severity.padEnd(8)}  ${id.padEnd(column)}  ${title}`]
      : [`  ${severity.padEnd(8)}  ${id}`, `            ${title}`];
  const categories = [...new Set(rules.map(rule => rule.category))].sort();
  const lines = categories.flatMap(category => [
    category.toUpperCase(),
    ...rules
      .filter(rule => rule.category === category)
      .flatMap(rule => [...line(rule), ...standsFor(rule, equivalents, width)]),
    '',
  ]);
  const count = `${rules.length} ${rules.length === 1 ? 'rule' : 'rules'}`;
  return `${lines.join('\n')}${count}. One in full: rds-audit rules ID\n`;
}

/** The peers' checks by which the rule was found, with the params under which it means the same. */
function standsFor(rule: Rule, names: readonly string[], width: number): readonly string[] {
  const found = new Set(names.flatMap(name => checksNamed(name, rule)).map(checkInWords));
  return [...found].map(words => `            ${wrap(`stands for ${words}`, width - 12, '              ')}`);
}
