import { SEVERITIES, type Severity } from '../model/finding.ts';
import type { Mistake, Position } from '../util/errors.ts';
import { entryOf, type YamlEntry, type YamlNode } from '../util/yaml.ts';
import { complain, entriesOf, mapOf, readWord } from './read.ts';

/** What a policy says of one rule. Params are checked where the rule is known. */
export interface PolicyRule {
  readonly id: string;
  readonly at: Position;
  readonly off: boolean;
  readonly severity: Severity | undefined;
  readonly params: YamlNode | undefined;
}

/** What may be set of a rule. */
export const RULE_KEYS = ['params', 'severity'] as const;

/** The settings of rules, by id or alias: of the whole policy or of one environment. */
export function readRules(entry: YamlEntry | undefined, mistakes: Mistake[]): readonly PolicyRule[] {
  const entries = entriesOf(entry, 'write rule-id: off or rule-id: { params: … }', mistakes);
  return entries.map(rule => readRule(rule, mistakes));
}

function readRule({ key: id, at, value }: YamlEntry, mistakes: Mistake[]): PolicyRule {
  if (value.is === 'scalar') return { id, at, off: isOff(value, mistakes), severity: undefined, params: undefined };
  const map = mapOf(value, id, RULE_KEYS, mistakes);
  const severity = map === undefined ? undefined : readWord(map, 'severity', SEVERITIES, mistakes);
  return { id, at, off: false, severity, params: entryOf(map, 'params')?.value };
}

/** YAML 1.1 readers know `off` as false; both are meant the same. */
function isOff(value: Extract<YamlNode, { is: 'scalar' }>, mistakes: Mistake[]): boolean {
  if (value.value === 'off' || value.value === false) return true;
  if (value.value !== 'on' && value.value !== true) {
    const hint = 'write off, on or { params: …, severity: … }';
    complain(mistakes, value.at, `"${value.source}" says nothing of a rule`, hint);
  }
  return false;
}
