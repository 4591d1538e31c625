import type { Severity } from '../model/finding.ts';
import type { FrameworkId } from '../model/frameworks.ts';
import { checksNamed, peerChecks } from '../rule/peers.ts';
import type { Rule } from '../rule/rule.ts';
import { servesAny } from '../select.ts';
import { type Mistake, UserError } from '../util/errors.ts';
import { didYouMean } from '../util/suggest.ts';

/** What is asked of rules: every kind that is given, and of one kind any of its words. */
export interface RuleFilter {
  readonly frameworks: readonly FrameworkId[];
  readonly equivalents: readonly string[];
  readonly categories: readonly string[];
  readonly severities: readonly Severity[];
  readonly tags: readonly string[];
}

/** One flag with its words, and what they ask of a rule. */
interface Asked {
  readonly flag: string;
  readonly words: readonly string[];
  matches(word: string, rule: Rule): boolean;
  /** What a misspelt word may have meant. */
  known(rules: readonly Rule[]): readonly string[];
}

/** Whether anything is asked. */
export function isFiltered(filter: RuleFilter): boolean {
  return askedOf(filter).length > 0;
}

/** The rules that the filter lets through. Throws where a word is known to no rule, and where no rule is left. */
export function filterRules(rules: readonly Rule[], filter: RuleFilter): readonly Rule[] {
  const asked = askedOf(filter);
  const mistakes = asked.flatMap(one => unknownWords(one, rules));
  if (mistakes.length > 0) throw new UserError(mistakes);
  const left = rules.filter(rule => asked.every(one => matchesAny(one, rule)));
  if (left.length > 0) return left;
  const alone = asked.map(one => `${flagInWords(one)} alone ${rules.filter(rule => matchesAny(one, rule)).length}`);
  throw new UserError({ message: 'no rule has all that is asked for', hint: `rules found by ${alone.join(', by ')}` });
}

function askedOf({ frameworks, equivalents, categories, severities, tags }: RuleFilter): readonly Asked[] {
  const all: readonly Asked[] = [
    {
      flag: '--framework',
      words: frameworks,
      matches: (word, rule) => servesAny(rule, [word]),
      known: rules => distinct(rules.flatMap(({ controls }) => Object.keys(controls))),
    },
    {
      flag: '--equivalent',
      words: equivalents,
      matches: (word, rule) => checksNamed(word, rule).length > 0,
      known: rules => distinct(rules.flatMap(rule => peerChecks(rule).map(({ id }) => id))),
    },
    {
      flag: '--category',
      words: categories,
      matches: (word, rule) => rule.category === word,
      known: rules => distinct(rules.map(({ category }) => category)),
    },
    {
      flag: '--severity',
      words: severities,
      matches: (word, rule) => rule.severity === word,
      known: rules => distinct(rules.map(({ severity }) => severity)),
    },
    {
      flag: '--tag',
      words: tags,
      matches: (word, rule) => rule.tags.includes(word),
      known: rules => distinct(rules.flatMap(rule => rule.tags)),
    },
  ];
  return all.filter(({ words }) => words.length > 0);
}

function matchesAny({ words, matches }: Asked, rule: Rule): boolean {
  return words.some(word => matches(word, rule));
}

function unknownWords(asked: Asked, rules: readonly Rule[]): readonly Mistake[] {
  const unknown = asked.words.filter(word => !rules.some(rule => asked.matches(word, rule)));
  return unknown.map(word => ({
    message: `${asked.flag}: no rule has "${word}"`,
    hint: didYouMean(word, asked.known(rules)) ?? wordsToTry(asked, rules),
  }));
}

/** All there are where they are few, else where to look. */
function wordsToTry(asked: Asked, rules: readonly Rule[]): string {
  const known = asked.known(rules);
  return known.length <= 40 ? `there are ${known.join(', ')}` : 'see each with: rds-audit rules --format json';
}

function flagInWords({ flag, words }: Asked): string {
  return `${flag} ${words.join(',')}`;
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort();
}
