import { STATISTIC_NAMES } from '../../model/measure.ts';
import { entryOf, toData, type YamlMap, type YamlNode } from '../../util/yaml.ts';
import type { Equivalent, Metric, Operand, Param, ParamValue, RemediationText } from '../rule.ts';
import { type Context, complain } from './context.ts';
import { oneOperand } from './operand.ts';
import { paramValue } from './params.ts';
import { entriesOf, type Mistakes, readText, readWord, refuseOthers, textOf, textsOf } from './read.ts';

const REMEDIATION_KEYS = ['summary', 'cli', 'cloudformation', 'terraform', 'impact'];

/** How to put it right, by source. */
export function checkRemediation(node: YamlNode | undefined, context: Mistakes): RemediationText {
  if (node === undefined) return { summary: '' };
  if (node.is !== 'map') {
    complain(context, node.at, 'remediation: takes a map', `it has ${REMEDIATION_KEYS.join(', ')}`);
    return { summary: '' };
  }
  refuseOthers(node, 'remediation', REMEDIATION_KEYS, context);
  const text = (key: string) => readText(node, key, context)?.trim();
  const properties = (key: string) => {
    const entry = entryOf(node, key);
    return entry === undefined
      ? undefined
      : Object.fromEntries(entriesOf(entry.value, key, context).map(field => [field.key, toData(field.value)]));
  };
  return defined({
    summary: text('summary') ?? '',
    cli: text('cli'),
    cloudformation: properties('cloudformation'),
    terraform: properties('terraform'),
    impact: text('impact'),
  });
}

/** Drops keys whose value is undefined, so that optional ones are left out. */
export function defined<T extends object>(
  value: { [K in keyof T]: T[K] | undefined },
): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept: Partial<{ [K in keyof T]: Exclude<T[K], undefined> }> = {};
  for (const key in value) if (value[key] !== undefined) Object.assign(kept, { [key]: value[key] });
  return kept as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** Framework to control ids. */
export function checkControls(
  node: YamlNode | undefined,
  context: Mistakes,
): Readonly<Record<string, readonly string[]>> {
  const entries = entriesOf(node, 'controls', context);
  return Object.fromEntries(entries.map(entry => [entry.key, textsOf(entry.value, entry.key, context)]));
}

/** Peer tools to their ids, each plain or with the params under which it means the same. */
export function checkEquivalents(
  node: YamlNode | undefined,
  params: Readonly<Record<string, Param>>,
  context: Mistakes,
): Readonly<Record<string, readonly Equivalent[]>> {
  const entries = entriesOf(node, 'equivalents', context);
  return Object.fromEntries(entries.map(entry => [entry.key, equivalentsOf(entry.value, params, context)]));
}

function equivalentsOf(
  node: YamlNode,
  params: Readonly<Record<string, Param>>,
  context: Mistakes,
): readonly Equivalent[] {
  if (node.is !== 'list') {
    complain(context, node.at, 'a list of ids is expected here', 'write [id]');
    return [];
  }
  return node.items.map(item => equivalent(item, params, context)).filter(found => found !== undefined);
}

function equivalent(
  node: YamlNode,
  params: Readonly<Record<string, Param>>,
  context: Mistakes,
): Equivalent | undefined {
  const plain = textOf(node);
  if (plain !== undefined) return { id: plain };
  if (node.is !== 'map')
    return complain(context, node.at, 'an id is expected here', 'write the id, or { id: …, params: { … } }');
  refuseOthers(node, 'an equivalent', ['id', 'params'], context);
  const id = readText(node, 'id', context);
  if (id === undefined) return complain(context, node.at, 'the equivalent has no id');
  return { id, params: checkParamValues(entryOf(node, 'params')?.value, params, context) };
}

/** Values for declared params: in an example, an equivalent or a policy. */
export function checkParamValues(
  node: YamlNode | undefined,
  params: Readonly<Record<string, Param>>,
  context: Mistakes,
): Readonly<Record<string, ParamValue>> {
  const values: Record<string, ParamValue> = {};
  if (node?.is === 'map') refuseOthers(node, 'the rule', Object.keys(params), context);
  for (const entry of entriesOf(node, 'params', context)) {
    const param = Object.hasOwn(params, entry.key) ? params[entry.key] : undefined;
    const value = param === undefined ? undefined : paramValue(entry.value, param, context);
    if (value !== undefined) values[entry.key] = value;
  }
  return values;
}

/** The CloudWatch measures a rule asks for; their windows may name params, so params come first. */
export function checkMetrics(node: YamlNode | undefined, context: Context): Readonly<Record<string, Metric>> {
  const metrics: Record<string, Metric> = {};
  for (const entry of entriesOf(node, 'metrics', context)) {
    const metric =
      entry.value.is === 'map'
        ? checkMetric(entry.value, context)
        : complain(context, entry.value.at, 'a metric is a map', 'write { name, statistic, over }');
    if (metric !== undefined) metrics[entry.key] = metric;
  }
  return metrics;
}

function checkMetric(map: YamlMap, context: Context): Metric | undefined {
  refuseOthers(map, 'a metric', ['name', 'statistic', 'over'], context);
  const name = readText(map, 'name', context);
  const statistic = readWord(map, 'statistic', STATISTIC_NAMES, context);
  const window = entryOf(map, 'over')?.value;
  const over =
    window === undefined ? undefined : oneOperand(window, { kind: 'duration', base: context.subject }, context);
  if (name === undefined || statistic === undefined || over === undefined)
    return complain(context, map.at, 'a metric has a name, a statistic and a window it is taken over');
  if (!isConstant(over))
    return complain(context, map.at, 'the window of a metric is the same for all resources', 'write 14d or $window');
  return { name, statistic, over };
}

/** Metrics are asked for before any resource is judged. */
function isConstant(operand: Operand): boolean {
  return operand.is === 'literal' || (operand.is === 'param' && operand.entry === undefined);
}
