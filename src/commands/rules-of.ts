import type { Measure } from '../model/measure.ts';
import type { TypeName } from '../model/types.ts';
import { loadBuiltinRules } from '../rule/builtin.ts';
import { loadRules } from '../rule/load.ts';
import { measuresOf } from '../rule/metrics.ts';
import type { Rule } from '../rule/rule.ts';
import type { SelectedRule } from '../select.ts';
import { UserError } from '../util/errors.ts';

/** The built-in rules and those of further folders or files; an id that stands in both is a mistake. */
export function loadSelectableRules(paths: readonly string[]): readonly Rule[] {
  const builtin = loadBuiltinRules();
  if (paths.length === 0) return builtin;
  const own = loadRules(paths);
  const taken = new Set(builtin.flatMap(rule => [rule.id, ...rule.aliases]));
  const twins = own.filter(rule => taken.has(rule.id));
  if (twins.length > 0)
    throw new UserError(
      twins.map(rule => ({
        message: `${rule.id} is a built-in rule's id`,
        hint: 'give your rule a name of its own, and turn the built-in one off in the policy',
      })),
    );
  return [...builtin, ...own];
}

/** What the selected rules read: types, and measures of CloudWatch. */
export interface RuleNeeds extends ReadonlySet<TypeName> {
  readonly measures: readonly Measure[];
}

/** Every type that the selected rules read, and what they want measured. */
export function needsOf(selected: readonly SelectedRule[]): RuleNeeds {
  const types = new Set(selected.flatMap(({ rule }) => rule.needs));
  const measures = selected.flatMap(one => paramsOf(one).flatMap(params => measuresOf(one.rule, params)));
  return Object.assign(types, { measures });
}

/** The params under which a rule is judged, in one environment or another. */
function paramsOf({ off, params, environments }: SelectedRule): readonly SelectedRule['params'][] {
  const others = [...(environments?.values() ?? [])].flatMap(one => (one === undefined ? [] : [one.params]));
  return off === true ? others : [params, ...others];
}
