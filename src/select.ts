import type { Severity } from './model/finding.ts';
import type { Policy, PolicyRule } from './policy/policy.ts';
import { checkParamValues } from './rule/check/metadata.ts';
import { defaultsOf, mergeParams } from './rule/params.ts';
import type { ParamValue, Rule } from './rule/rule.ts';
import { type Mistake, UserError } from './util/errors.ts';
import { didYouMean } from './util/suggest.ts';

/** A rule as a run judges it: policy applied. */
export interface SelectedRule {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly params: Readonly<Record<string, ParamValue>>;
}

export interface Selection {
  /** Ids or aliases; empty = every rule that is on. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
}

/** What the policy says of a rule, its params checked even where the run leaves the rule out. */
interface Setting extends PolicyRule {
  readonly given: Readonly<Record<string, ParamValue>>;
}

/** The rules of a run: an opinion is on only when it is asked for by name or by the policy. Selecting nothing is a mistake. */
export function selectRules(
  rules: readonly Rule[],
  policy: Policy,
  { only, skip }: Selection,
): readonly SelectedRule[] {
  const mistakes: Mistake[] = [];
  const named = byName(rules);
  const settings = new Map<string, Setting>();
  for (const setting of policy.rules) {
    const rule = named.get(setting.id) ?? missing(setting, named, mistakes);
    if (rule === undefined) continue;
    if (settings.has(rule.id)) mistakes.push({ message: `${rule.id} is set twice`, at: setting.at });
    settings.set(rule.id, { ...setting, given: checkParamValues(setting.params, rule.params, { mistakes }) });
  }
  const wanted = new Set(only.map(name => idFor(name, '--only', named, mistakes)));
  const unwanted = new Set(skip.map(name => idFor(name, '--skip', named, mistakes)));
  const chosen = rules.filter(rule => isChosen(rule, settings.get(rule.id), wanted, unwanted));
  const selected = chosen.map(rule => withSetting(rule, settings.get(rule.id)));
  if (mistakes.length === 0 && selected.length === 0)
    mistakes.push({ message: 'no rule is selected', hint: 'see the rules with: rds-audit rules' });
  if (mistakes.length > 0) throw new UserError(mistakes);
  return selected;
}

function byName(rules: readonly Rule[]): ReadonlyMap<string, Rule> {
  const named = new Map<string, Rule>();
  for (const rule of rules) for (const name of [...rule.aliases, rule.id]) named.set(name, rule);
  return named;
}

function missing({ id, at }: PolicyRule, named: ReadonlyMap<string, Rule>, mistakes: Mistake[]): undefined {
  mistakes.push({
    message: `there is no rule "${id}"`,
    at,
    hint: didYouMean(id, named.keys()) ?? 'see them with: rds-audit rules',
  });
}

function idFor(name: string, flag: string, named: ReadonlyMap<string, Rule>, mistakes: Mistake[]): string | undefined {
  const rule = named.get(name);
  if (rule === undefined)
    mistakes.push({
      message: `${flag}: there is no rule "${name}"`,
      hint: didYouMean(name, named.keys()) ?? 'see them with: rds-audit rules',
    });
  return rule?.id;
}

function isChosen(
  rule: Rule,
  setting: PolicyRule | undefined,
  wanted: ReadonlySet<string | undefined>,
  unwanted: ReadonlySet<string | undefined>,
): boolean {
  if (unwanted.has(rule.id)) return false;
  if (wanted.size > 0) return wanted.has(rule.id);
  if (setting?.off === true) return false;
  return setting !== undefined || !rule.tags.includes('opinion');
}

function withSetting(rule: Rule, setting: Setting | undefined): SelectedRule {
  const params = mergeParams(defaultsOf(rule), setting?.given ?? {});
  return { rule, severity: setting?.severity ?? rule.severity, params };
}
