import { SEVERITIES, type Severity } from '../model/finding.ts';
import type { Membership } from '../policy/membership.ts';
import type { Settings } from '../rule/compile/node.ts';
import { type CompiledRule, compileRule } from '../rule/compile/rule.ts';
import type { EffectiveSetting, SelectedRule } from '../select.ts';

/** A rule compiled as one setting has it. */
export interface Variant {
  readonly severity: Severity;
  readonly compiled: CompiledRule;
}

/** A rule ready to be judged, in every environment that says something of it. */
export interface Judged {
  readonly selected: SelectedRule;
  /** Its place among the selected rules, under which the tally counts for it. */
  readonly index: number;
  /** Where no environment says anything; undefined = off. */
  readonly base: Variant | undefined;
  readonly environments: ReadonlyMap<string, Variant | undefined>;
}

/** Compiles a rule once for each of its settings, when a resource of its type is first met. */
export function compileSelected(
  selected: SelectedRule,
  index: number,
  settings: Pick<Settings, 'kinds' | 'now' | 'shared' | 'alike'>,
): Judged {
  const variant = (setting: EffectiveSetting) => variantOf(selected, setting, settings);
  const environments = [...(selected.environments ?? [])].map(
    ([name, setting]) => [name, setting && variant(setting)] as const,
  );
  const base = selected.off === true ? undefined : variant(selected);
  return { selected, index, base, environments: new Map(environments) };
}

/** A class, since all variants must have one form for Node to be quick with them. */
class Compiling implements Variant {
  readonly severity: Severity;
  readonly #compile: () => CompiledRule;
  #compiled: CompiledRule | undefined;

  constructor(severity: Severity, compile: () => CompiledRule) {
    this.severity = severity;
    this.#compile = compile;
  }

  get compiled(): CompiledRule {
    this.#compiled ??= this.#compile();
    return this.#compiled;
  }
}

function variantOf(
  { rule }: SelectedRule,
  { severity, params }: EffectiveSetting,
  settings: Pick<Settings, 'kinds' | 'now' | 'shared' | 'alike'>,
): Variant {
  return new Compiling(severity, () => compileRule(rule, { ...settings, params }));
}

/** The rule as one environment has it; undefined where it is off there. */
export function variantIn({ base, environments }: Judged, environment: string | undefined): Variant | undefined {
  return environment !== undefined && environments.has(environment) ? environments.get(environment) : base;
}

/** The different forms that the rule may have for a resource, one where its environment makes no difference. */
export function variantsFor(judged: Judged, { candidates }: Membership): readonly (Variant | undefined)[] {
  return [...new Set(candidates.map(name => variantIn(judged, name)))];
}

/** The one whose failures weigh most. */
export function worstOf(variants: readonly Variant[]): Variant | undefined {
  const weight = ({ severity }: Variant) => SEVERITIES.indexOf(severity);
  return variants.toSorted((a, b) => weight(a) - weight(b))[0];
}

/** The severity of a rule where no single resource is meant: the worst that it has anywhere. */
export function worstSeverity({ base, environments, selected }: Judged): Severity {
  const variants = [base, ...environments.values()].filter(one => one !== undefined);
  return worstOf(variants)?.severity ?? selected.severity;
}
