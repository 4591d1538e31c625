import { SEVERITIES } from '../../model/finding.ts';
import { isTypeName, TYPE_NAMES, type TypeName } from '../../model/types.ts';
import type { Mistake } from '../../util/errors.ts';
import { didYouMean } from '../../util/suggest.ts';
import { entryOf, type YamlMap, type YamlNode } from '../../util/yaml.ts';
import type { Condition, Rule } from '../rule.ts';
import { checkCondition } from './condition.ts';
import { type Context, complain } from './context.ts';
import { checkExamples } from './examples.ts';
import { checkControls, checkEquivalents, checkMetrics, checkRemediation } from './metadata.ts';
import { checkParams } from './params.ts';
import { type Mistakes, readText, readTexts, readWord, refuseOthers } from './read.ts';

/** The keys of a rule, in the order in which they are written. */
const RULE_KEYS = [
  'id',
  'aliases',
  'title',
  'severity',
  'category',
  'tags',
  'since',
  'resource',
  'description',
  'remediation',
  'references',
  'controls',
  'equivalents',
  'params',
  'metrics',
  'when',
  'assert',
  'tests',
];

export interface CheckedRule {
  /** Undefined where there is a mistake. */
  readonly rule: Rule | undefined;
  readonly mistakes: readonly Mistake[];
}

const NOTHING: Condition = { is: 'all', of: [] };

/** Checks one rule as it stands in YAML: every name, type and form, all mistakes at once. */
export function checkRule(node: YamlNode): CheckedRule {
  const mistakes: Mistake[] = [];
  if (node.is !== 'map')
    return {
      rule: undefined,
      mistakes: [{ message: 'a rule is a map', at: node.at, hint: 'it has id, resource and assert' }],
    };
  const read = { mistakes };
  refuseOthers(node, 'a rule', RULE_KEYS, read);
  refuseTwice(node, read);
  const resource = resourceOf(node, read);
  const id = idOf(node, read);
  const metadata = metadataOf(node, read);
  const rule = resource === undefined ? undefined : build(node, { ...metadata, id: id ?? '', resource }, mistakes);
  return { rule: mistakes.length === 0 ? rule : undefined, mistakes };
}

type Metadata = Omit<Rule, 'id' | 'resource' | Logic>;
/** What can be checked only where the resource type is known. */
type Logic = 'equivalents' | 'params' | 'metrics' | 'when' | 'assert' | 'needs' | 'tests';

function metadataOf(node: YamlMap, read: Mistakes): Metadata {
  const since = readText(node, 'since', read);
  return {
    title: readText(node, 'title', read) ?? readText(node, 'id', { mistakes: [] }) ?? '',
    severity: readWord(node, 'severity', SEVERITIES, read) ?? 'medium',
    category: readText(node, 'category', read) ?? 'custom',
    tags: readTexts(node, 'tags', read),
    aliases: readTexts(node, 'aliases', read),
    ...(since === undefined ? {} : { since }),
    description: readText(node, 'description', read)?.trim() ?? '',
    remediation: checkRemediation(entryOf(node, 'remediation')?.value, read),
    references: readTexts(node, 'references', read),
    controls: checkControls(entryOf(node, 'controls')?.value, read),
  };
}

function build(node: YamlMap, head: Omit<Rule, Logic>, mistakes: Mistake[]): Rule {
  const read = { mistakes };
  const context = contextOf(node, head.resource, mistakes);
  const when = conditionOf(node, 'when', context);
  const assert = conditionOf(node, 'assert', context);
  const params = checkParams(entryOf(node, 'params')?.value, context.usedAs, read);
  if (entryOf(node, 'assert') === undefined) complain(read, node.at, 'the rule asserts nothing', 'add assert: { … }');
  refuseUnusedParams(node, context);
  return {
    ...head,
    equivalents: checkEquivalents(entryOf(node, 'equivalents')?.value, params, read),
    params,
    metrics: context.metrics,
    when,
    assert,
    needs: [...context.needs].sort(),
    tests: checkExamples(entryOf(node, 'tests')?.value, head.resource, params, read),
  };
}

/** Params are read before conditions, which use them, and once more after them, when it is known what for. */
function contextOf(node: YamlMap, resource: TypeName, mistakes: Mistake[]): Context {
  const context: Context = {
    mistakes,
    params: checkParams(entryOf(node, 'params')?.value, new Map(), { mistakes: [] }),
    metrics: {},
    needs: new Set([resource]),
    usedParams: new Set(),
    usedAs: new Map(),
    subject: { is: 'resource', type: resource },
    nextLeaf: 0,
  };
  return { ...context, metrics: checkMetrics(entryOf(node, 'metrics')?.value, context) };
}

function conditionOf(node: YamlMap, key: 'when' | 'assert', context: Context): Condition {
  const entry = entryOf(node, key);
  if (entry === undefined) return NOTHING;
  if (entry.value.is === 'map' && entry.value.entries.length === 0) {
    if (key === 'assert') complain(context, entry.at, 'the rule asserts nothing');
    return NOTHING;
  }
  return checkCondition(entry.value, context.subject, context);
}

function idOf(node: YamlMap, context: Mistakes): string | undefined {
  const id = readText(node, 'id', context);
  if (id === undefined) return complain(context, node.at, 'the rule has no id');
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) return id;
  return complain(
    context,
    entryOf(node, 'id')?.value.at ?? node.at,
    `"${id}" is not a rule id`,
    'write lower-case words joined with hyphens',
  );
}

function resourceOf(node: YamlMap, context: Mistakes): TypeName | undefined {
  const name = readText(node, 'resource', context);
  if (name === undefined) return complain(context, node.at, 'the rule names no resource', 'add resource: DBInstance');
  if (isTypeName(name)) return name;
  return complain(
    context,
    entryOf(node, 'resource')?.value.at ?? node.at,
    `there is no resource type "${name}"`,
    didYouMean(name, TYPE_NAMES) ?? `types are ${TYPE_NAMES.join(', ')}`,
  );
}

function refuseTwice(node: YamlMap, context: Mistakes): void {
  const seen = new Set<string>();
  for (const entry of node.entries) {
    if (seen.has(entry.key)) complain(context, entry.at, `${entry.key}: stands twice`);
    seen.add(entry.key);
  }
}

function refuseUnusedParams(node: YamlMap, context: Context): void {
  const params = entryOf(node, 'params')?.value;
  for (const entry of params?.is === 'map' ? params.entries : []) {
    if (Object.hasOwn(context.params, entry.key) && !context.usedParams.has(entry.key))
      complain(context, entry.at, `no condition uses the param ${entry.key}`);
  }
}
