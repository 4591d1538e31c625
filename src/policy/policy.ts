import { SEVERITIES, type Severity } from '../model/finding.ts';
import { type Mistake, type Position, UserError } from '../util/errors.ts';
import { didYouMean } from '../util/suggest.ts';
import { entryOf, parseYaml, type YamlEntry, type YamlNode } from '../util/yaml.ts';

/** What a policy says of one rule. Params are checked where the rule is known. */
export interface PolicyRule {
  readonly id: string;
  readonly at: Position;
  readonly off: boolean;
  readonly severity: Severity | undefined;
  readonly params: YamlNode | undefined;
}

export const FAIL_ON = [...SEVERITIES, 'none'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** The content of rds-audit.yaml. */
export interface Policy {
  readonly rules: readonly PolicyRule[];
  /** The least severity whose failures make the exit code 1; undefined = not said. */
  readonly failOn: FailOn | undefined;
}

export const EMPTY_POLICY: Policy = { rules: [], failOn: undefined };

const KEYS = ['rules', 'fail-on'];
const RULE_KEYS = ['params', 'severity'];

/** Reads a policy file. Throws a UserError with every mistake in it. */
export function readPolicy(file: string, text: string): Policy {
  const { nodes, mistakes: inYaml } = parseYaml(file, text);
  const mistakes: Mistake[] = [...inYaml];
  if (nodes.length > 1) mistakes.push({ message: 'a policy is one YAML document', at: nodes[1]?.at });
  const [root] = nodes;
  const policy = root === undefined ? EMPTY_POLICY : readRoot(root, mistakes);
  if (mistakes.length > 0) throw new UserError(mistakes);
  return policy;
}

function readRoot(root: YamlNode, mistakes: Mistake[]): Policy {
  refuseOthers(root, 'a policy', KEYS, mistakes);
  return { rules: readRules(entryOf(root, 'rules'), mistakes), failOn: readFailOn(entryOf(root, 'fail-on'), mistakes) };
}

function readRules(entry: YamlEntry | undefined, mistakes: Mistake[]): readonly PolicyRule[] {
  if (entry === undefined) return [];
  if (entry.value.is !== 'map') {
    if (!isNothing(entry.value))
      mistakes.push({
        message: 'rules: takes a map',
        at: entry.value.at,
        hint: 'write rule-id: off or rule-id: { params: … }',
      });
    return [];
  }
  return entry.value.entries.map(rule => readRule(rule, mistakes));
}

function readRule({ key, at, value }: YamlEntry, mistakes: Mistake[]): PolicyRule {
  if (value.is === 'scalar')
    return { id: key, at, off: isOff(value, mistakes), severity: undefined, params: undefined };
  refuseOthers(value, key, RULE_KEYS, mistakes);
  const severity = readWord(entryOf(value, 'severity'), SEVERITIES, mistakes);
  return { id: key, at, off: false, severity, params: entryOf(value, 'params')?.value };
}

/** YAML 1.1 readers know `off` as false; both are meant the same. */
function isOff(value: Extract<YamlNode, { is: 'scalar' }>, mistakes: Mistake[]): boolean {
  if (value.value === 'off' || value.value === false) return true;
  if (value.value !== 'on' && value.value !== true)
    mistakes.push({
      message: `"${value.source}" says nothing of a rule`,
      at: value.at,
      hint: 'write off, on or { params: …, severity: … }',
    });
  return false;
}

function readFailOn(entry: YamlEntry | undefined, mistakes: Mistake[]): FailOn | undefined {
  return readWord(entry, FAIL_ON, mistakes);
}

function readWord<T extends string>(
  entry: YamlEntry | undefined,
  words: readonly T[],
  mistakes: Mistake[],
): T | undefined {
  if (entry === undefined) return undefined;
  const text = entry.value.is === 'scalar' ? String(entry.value.value) : '';
  const word = words.find(candidate => candidate === text);
  if (word === undefined)
    mistakes.push({
      message: `${entry.key}: is no "${text}"`,
      at: entry.value.at,
      hint: didYouMean(text, words) ?? `it is one of ${words.join(', ')}`,
    });
  return word;
}

function refuseOthers(node: YamlNode, what: string, keys: readonly string[], mistakes: Mistake[]): void {
  if (node.is !== 'map') {
    if (!isNothing(node))
      mistakes.push({ message: `${what} is a map`, at: node.at, hint: `it has ${keys.join(', ')}` });
    return;
  }
  for (const entry of node.entries) {
    if (!keys.includes(entry.key))
      mistakes.push({
        message: `${what} has no "${entry.key}"`,
        at: entry.at,
        hint: didYouMean(entry.key, keys) ?? `it has ${keys.join(', ')}`,
      });
  }
}

function isNothing(node: YamlNode): boolean {
  return node.is === 'scalar' && node.value === null;
}
