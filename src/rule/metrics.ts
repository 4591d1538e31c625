import { isMeasured, isStatistic, type Measure, type MeasuredType, measureKey } from '../model/measure.ts';
import { readDuration } from './kinds/time.ts';
import type { Operand, ParamValue, Rule } from './rule.ts';
import { pathsOf } from './walk.ts';

type Params = Readonly<Record<string, ParamValue>>;

/** What a rule wants measured, its params filled in; a measure whose window is not set cannot be asked for. */
export function measuresOf(rule: Rule, params: Params): readonly Measure[] {
  if (Object.keys(rule.metrics).length === 0) return [];
  return pathsOf(rule).flatMap(({ steps }) =>
    steps.flatMap((step, i) => {
      const next = steps[i + 1];
      if (step.is !== 'derived' || step.name !== 'metrics' || next?.is !== 'entry' || !isMeasured(step.on)) return [];
      const name = typeof next.key === 'string' ? next.key : String(params[next.key.param] ?? '');
      return measureOf(step.on, name, rule, params) ?? [];
    }),
  );
}

/** By the name that the rule gives a metric, the key that the model knows it by. */
export function metricKeys(rule: Rule, params: Params): Readonly<Record<string, string>> {
  const entries = Object.keys(rule.metrics).flatMap(name => {
    const measure = measureOf('DBInstance', name, rule, params);
    return measure === undefined ? [] : [[name, measureKey(measure)] as const];
  });
  return Object.fromEntries(entries);
}

function measureOf(type: MeasuredType, declared: string, rule: Rule, params: Params): Measure | undefined {
  const metric = Object.hasOwn(rule.metrics, declared) ? rule.metrics[declared] : undefined;
  const window = metric === undefined ? undefined : seconds(metric.over, params);
  if (metric === undefined || window === undefined || !isStatistic(metric.statistic)) return undefined;
  return { type, name: metric.name, statistic: metric.statistic, window };
}

/** Whole minutes, at least one: CloudWatch keeps no finer datapoints of RDS. */
function seconds(over: Operand, params: Params): number | undefined {
  const value = over.is === 'literal' ? over.value : over.is === 'param' ? params[over.name] : undefined;
  const length = readDuration(value);
  return length === undefined ? undefined : Math.max(1, Math.round(length / 60_000)) * 60;
}
