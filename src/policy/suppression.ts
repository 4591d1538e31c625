import type { Suppression } from '../model/finding.ts';
import type { Mistake, Position } from '../util/errors.ts';
import { didYouMean } from '../util/suggest.ts';
import { entryOf, type YamlEntry, type YamlMap, type YamlNode } from '../util/yaml.ts';
import { complain, defined, itemsOf, mapOf, readText } from './read.ts';

/** A suppression as the policy says it: whose finding, and why it may stay. */
export interface PolicySuppression extends Suppression {
  /** An id or alias; checked where the rules are known. */
  readonly rule: string;
  /** ARN, identifier or address; `*` stands for any text and nothing else is special. */
  readonly resource: string;
  /** It holds only for resources of this environment. */
  readonly environment?: string | undefined;
  readonly at: Position;
}

export const SUPPRESSION_KEYS = ['rule', 'resource', 'reason', 'ticket', 'expires', 'environment'] as const;

/** The suppressions of a policy; `environments` are the names that one may be limited to. */
export function readSuppressions(
  entry: YamlEntry | undefined,
  environments: readonly string[],
  mistakes: Mistake[],
): readonly PolicySuppression[] {
  const items = itemsOf(entry, 'write - { rule: …, resource: …, reason: … }', mistakes);
  return defined(items.map(item => readSuppression(item, environments, mistakes)));
}

function readSuppression(
  node: YamlNode,
  environments: readonly string[],
  mistakes: Mistake[],
): PolicySuppression | undefined {
  const map = mapOf(node, 'a suppression', SUPPRESSION_KEYS, mistakes);
  if (map === undefined)
    return node.is === 'scalar' && node.value === null
      ? complain(mistakes, node.at, 'a suppression is a map', `it has ${SUPPRESSION_KEYS.join(', ')}`)
      : undefined;
  const rule = required(map, 'rule', 'name the rule whose finding may stay', mistakes);
  const resource = required(map, 'resource', 'write its ARN, identifier or address', mistakes);
  const reason = required(map, 'reason', 'say why the finding may stay', mistakes);
  const ticket = readText(map, 'ticket', mistakes);
  const expires = readDate(map, mistakes);
  const environment = readEnvironment(map, environments, mistakes);
  if (rule === undefined || resource === undefined || reason === undefined) return undefined;
  return { rule, resource, reason, ticket, expires, environment, at: map.at };
}

function required(map: YamlMap, key: string, hint: string, mistakes: Mistake[]): string | undefined {
  if (entryOf(map, key) === undefined) return complain(mistakes, map.at, `the suppression has no ${key}`, hint);
  return readText(map, key, mistakes);
}

function readDate(map: YamlMap, mistakes: Mistake[]): string | undefined {
  const text = readText(map, 'expires', mistakes);
  if (text === undefined || isDate(text)) return text;
  const at = entryOf(map, 'expires')?.value.at ?? map.at;
  return complain(mistakes, at, `expires: "${text}" is no date`, 'write 2026-12-31');
}

function isDate(text: string): boolean {
  const time = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}

function readEnvironment(map: YamlMap, names: readonly string[], mistakes: Mistake[]): string | undefined {
  const name = readText(map, 'environment', mistakes);
  if (name === undefined || names.includes(name)) return name;
  const at = entryOf(map, 'environment')?.value.at ?? map.at;
  const hint = didYouMean(name, names) ?? (names.length === 0 ? 'there are none' : `it is one of ${names.join(', ')}`);
  return complain(mistakes, at, `there is no environment "${name}"`, hint);
}

const DAY = 86_400_000;

/** Days until a suppression stops working: it does so on its date, 0:00 UTC. Undefined where it does not expire. */
export function daysLeft({ expires }: Suppression, now: Date): number | undefined {
  return expires === undefined ? undefined : (Date.parse(`${expires}T00:00:00Z`) - now.getTime()) / DAY;
}

/** Whether its date has come. */
export function hasExpired(suppression: Suppression, now: Date): boolean {
  return (daysLeft(suppression, now) ?? 1) <= 0;
}
