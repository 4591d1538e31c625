import type { ParamValue, Rule } from './rule.ts';

type Params = Readonly<Record<string, ParamValue>>;

/** The defaults of a rule; a param without one is not set. */
export function defaultsOf(rule: Rule): Params {
  const defaults: Record<string, ParamValue> = {};
  for (const [name, param] of Object.entries(rule.params))
    if (param.default !== undefined) defaults[name] = param.default;
  return defaults;
}

/** Params over others, as a policy gives them: map params merge by key, everything else replaces. */
export function mergeParams(base: Params, over: Params): Params {
  const merged = { ...base };
  for (const [name, value] of Object.entries(over)) {
    const before = merged[name];
    merged[name] = isMap(before) && isMap(value) ? { ...before, ...value } : value;
  }
  return merged;
}

function isMap(value: ParamValue | undefined): value is Extract<ParamValue, { readonly [key: string]: unknown }> {
  return typeof value === 'object' && !Array.isArray(value);
}
