import { derivedOf } from './model/derived.ts';
import type { Severity } from './model/finding.ts';
import type { FrameworkId } from './model/frameworks.ts';
import type { Policy, PolicyRule } from './policy/policy.ts';
import type { PolicySuppression } from './policy/suppression.ts';
import { plainRule } from './rule/built.ts';
import { defaultsOf, mergeParams } from './rule/params.ts';
import type { ParamValue, Rule } from './rule/rule.ts';
import { byName, missing, type Setting, settingsOf } from './select/settings.ts';
import { type Mistake, UserError } from './util/errors.ts';
import { didYouMean } from './util/suggest.ts';

/** How a rule is judged. */
export interface EffectiveSetting {
  readonly severity: Severity;
  readonly params: Readonly<Record<string, ParamValue>>;
}

/** A rule as a run judges it: policy applied. */
export interface SelectedRule extends EffectiveSetting {
  readonly rule: Rule;
  /** It is off but for the environments that turn it on. */
  readonly off?: boolean;
  /** What environments say of it, by their names; undefined = off there. */
  readonly environments?: ReadonlyMap<string, EffectiveSetting | undefined>;
  readonly suppressions?: readonly PolicySuppression[];
}

export interface Selection {
  /** Ids or aliases; empty = every rule that is on. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** Only rules that have controls of one of these; none = whatever their controls. */
  readonly frameworks?: readonly FrameworkId[] | undefined;
}

/** The rules of a run: an opinion is on only when it is asked for by name or by the policy. Selecting nothing is a mistake. */
export function selectRules(
  rules: readonly Rule[],
  policy: Policy,
  { only, skip, frameworks = [] }: Selection,
): readonly SelectedRule[] {
  const mistakes: Mistake[] = [];
  const named = byName(rules);
  const settings = settingsOf(policy.rules, named, mistakes);
  const environments = policy.environments.map(one => [one.name, settingsOf(one.rules, named, mistakes)] as const);
  const suppressions = suppressionsOf(policy, named, mistakes);
  const wanted = new Set(only.map(name => idFor(name, '--only', named, mistakes)));
  const unwanted = new Set(skip.map(name => idFor(name, '--skip', named, mistakes)));
  const selected = rules
    .filter(rule => isAsked(rule, wanted, unwanted) && servesAny(rule, frameworks))
    .flatMap(rule => {
      const said = environments.flatMap(([name, of]) => withName(name, of.get(rule.id)));
      const one = withSettings(rule, settings.get(rule.id), said, wanted.has(rule.id));
      return one === undefined ? [] : [{ ...one, suppressions: suppressions.get(rule.id) ?? [] }];
    });
  if (mistakes.length === 0 && selected.length === 0)
    mistakes.push({ message: 'no rule is selected', hint: 'see the rules with: rds-audit rules' });
  if (mistakes.length > 0) throw new UserError(mistakes);
  return selected;
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

/** Whether the command line leaves the rule in. */
function isAsked(
  { id }: Rule,
  wanted: ReadonlySet<string | undefined>,
  unwanted: ReadonlySet<string | undefined>,
): boolean {
  return !unwanted.has(id) && (wanted.size === 0 || wanted.has(id));
}

/** Whether the policy leaves the rule out where no environment says anything of it; an opinion is out until it is asked for. */
function isOff(rule: Rule, setting: PolicyRule | undefined): boolean {
  return setting?.off ?? rule.tags.includes('opinion');
}

/** Whether the rule stands for a control of one of the frameworks, where any are named; else its controls are not read. */
export function servesAny(rule: Rule, frameworks: readonly string[]): boolean {
  return frameworks.length === 0 || frameworks.some(framework => Object.hasOwn(rule.controls, framework));
}

type Named = readonly [string, Setting];

function withName(name: string, setting: Setting | undefined): readonly Named[] {
  return setting === undefined ? [] : [[name, setting]];
}

/**
 * A rule with what the policy and its environments say of it; undefined where it is on in none of them. Asked for by name it
 * is on but for the environments that turn it off.
 */
function withSettings(
  rule: Rule,
  setting: Setting | undefined,
  said: readonly Named[],
  byName: boolean,
): SelectedRule | undefined {
  const base = over({ severity: rule.severity, params: defaultsOf(rule) }, setting);
  const environments = new Map(said.map(([name, own]) => [name, own.off ? undefined : over(base, own)]));
  const off = !byName && isOff(rule, setting);
  if (off && [...environments.values()].every(one => one === undefined)) return undefined;
  return { rule: environments.size === 0 ? rule : knowingTags(rule), ...base, off, environments };
}

function over(base: EffectiveSetting, setting: Setting | undefined): EffectiveSetting {
  if (setting === undefined) return base;
  return { severity: setting.severity ?? base.severity, params: mergeParams(base.params, setting.given) };
}

/** The suppressions of each rule, whichever of its names they write. */
function suppressionsOf(
  { suppressions }: Policy,
  named: ReadonlyMap<string, Rule>,
  mistakes: Mistake[],
): ReadonlyMap<string, readonly PolicySuppression[]> {
  const byRule = new Map<string, PolicySuppression[]>();
  for (const suppression of suppressions) {
    const rule = named.get(suppression.rule) ?? missing(suppression.rule, suppression.at, named, mistakes);
    if (rule !== undefined) byRule.set(rule.id, [...(byRule.get(rule.id) ?? []), suppression]);
  }
  return byRule;
}

/** What tells a resource's environment must be listed too. */
function knowingTags(rule: Rule): Rule {
  const needs = derivedOf(rule.resource).environment?.needs ?? [];
  return { ...plainRule(rule), needs: [...new Set([...rule.needs, ...needs])] };
}
