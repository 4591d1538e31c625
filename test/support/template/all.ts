import { builtinFolder } from '../../../src/rule/builtin.ts';
import { loadRules } from '../../../src/rule/load.ts';
import type { Rule, RuleTest } from '../../../src/rule/rule.ts';
import { type Told, tell } from './example.ts';
import { EXTRA } from './extra.ts';
import type { Language } from './language.ts';

export const RULES: readonly Rule[] = loadRules([builtinFolder()]);

/** A rule's own examples, and those that say the same in what templates can say. */
function examplesOf(rule: Rule): readonly RuleTest[] {
  return [...rule.tests, ...(EXTRA[rule.id] ?? [])];
}

/** Every example of every rule as a template: names written out or referred to, rules inline or apart, in turn. */
export async function tellAll(language: Language): Promise<readonly Told[]> {
  const all: Told[] = [];
  for (const rule of RULES) {
    for (const test of examplesOf(rule)) {
      const style = { references: all.length % 2 === 0, inline: all.length % 4 < 2 };
      all.push(await tell(rule, test, language, style));
    }
  }
  return all;
}
