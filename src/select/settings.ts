import type { PolicyRule } from '../policy/policy.ts';
import { checkParamValues } from '../rule/check/metadata.ts';
import type { ParamValue, Rule } from '../rule/rule.ts';
import type { Mistake, Position } from '../util/errors.ts';
import { didYouMean } from '../util/suggest.ts';

/** What the policy says of a rule, its params checked even where the run leaves the rule out. */
export interface Setting extends PolicyRule {
  readonly given: Readonly<Record<string, ParamValue>>;
}

/** Rules by id and by every alias. */
export function byName(rules: readonly Rule[]): ReadonlyMap<string, Rule> {
  const named = new Map<string, Rule>();
  for (const rule of rules) for (const name of [...rule.aliases, rule.id]) named.set(name, rule);
  return named;
}

/** Settings by the rule's id, whichever of its names was written. */
export function settingsOf(
  policy: readonly PolicyRule[],
  named: ReadonlyMap<string, Rule>,
  mistakes: Mistake[],
): ReadonlyMap<string, Setting> {
  const settings = new Map<string, Setting>();
  for (const setting of policy) {
    const rule = named.get(setting.id) ?? missing(setting.id, setting.at, named, mistakes);
    if (rule === undefined) continue;
    if (settings.has(rule.id)) mistakes.push({ message: `${rule.id} is set twice`, at: setting.at });
    settings.set(rule.id, { ...setting, given: checkParamValues(setting.params, rule.params, { mistakes }) });
  }
  return settings;
}

/** Notes a name that no rule has. */
export function missing(id: string, at: Position, named: ReadonlyMap<string, Rule>, mistakes: Mistake[]): undefined {
  mistakes.push({
    message: `there is no rule "${id}"`,
    at,
    hint: didYouMean(id, named.keys()) ?? 'see them with: rds-audit rules',
  });
}
