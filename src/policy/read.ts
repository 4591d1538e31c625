import type { Mistake, Position } from '../util/errors.ts';
import { didYouMean } from '../util/suggest.ts';
import { entryOf, type YamlEntry, type YamlMap, type YamlNode } from '../util/yaml.ts';

/** Notes a mistake and goes on, so that all are told at once. */
export function complain(mistakes: Mistake[], at: Position, message: string, hint?: string): undefined {
  mistakes.push({ message, at, hint });
  return undefined;
}

/** The node as a map whose keys are all known; undefined where it is none. Nothing at all is no mistake. */
export function mapOf(
  node: YamlNode | undefined,
  what: string,
  keys: readonly string[],
  mistakes: Mistake[],
): YamlMap | undefined {
  if (node === undefined || isNothing(node)) return undefined;
  if (node.is !== 'map') return complain(mistakes, node.at, `${what} is a map`, `it has ${keys.join(', ')}`);
  for (const { key, at } of node.entries)
    if (!keys.includes(key))
      complain(mistakes, at, `${what} has no "${key}"`, didYouMean(key, keys) ?? `it has ${keys.join(', ')}`);
  return node;
}

/** The entries of a map with names of the user's own; none, with a mistake, where it is no map. */
export function entriesOf(entry: YamlEntry | undefined, hint: string, mistakes: Mistake[]): readonly YamlEntry[] {
  if (entry === undefined || isNothing(entry.value)) return [];
  if (entry.value.is === 'map') return entry.value.entries;
  complain(mistakes, entry.value.at, `${entry.key}: takes a map`, hint);
  return [];
}

/** The items of a list; none, with a mistake, where it is no list. */
export function itemsOf(entry: YamlEntry | undefined, hint: string, mistakes: Mistake[]): readonly YamlNode[] {
  if (entry === undefined || isNothing(entry.value)) return [];
  if (entry.value.is === 'list') return entry.value.items;
  complain(mistakes, entry.value.at, `${entry.key}: takes a list`, hint);
  return [];
}

/** One of a few words. */
export function wordOf<T extends string>(
  node: YamlNode,
  what: string,
  words: readonly T[],
  mistakes: Mistake[],
): T | undefined {
  const text = node.is === 'scalar' ? String(node.value) : '';
  const word = words.find(candidate => candidate === text);
  return (
    word ??
    complain(
      mistakes,
      node.at,
      `${what}: is no "${text}"`,
      didYouMean(text, words) ?? `it is one of ${words.join(', ')}`,
    )
  );
}

/** The word that a key has, where it is there. */
export function readWord<T extends string>(
  map: YamlMap,
  key: string,
  words: readonly T[],
  mistakes: Mistake[],
): T | undefined {
  const entry = entryOf(map, key);
  return entry === undefined ? undefined : wordOf(entry.value, key, words, mistakes);
}

/** A text that says something; numbers and dates that YAML would read as such must be quoted. */
export function textOf(node: YamlNode, what: string, mistakes: Mistake[]): string | undefined {
  if (node.is === 'scalar' && typeof node.value === 'string' && node.value.trim() !== '') return node.value;
  const hint = node.is === 'scalar' && node.value !== null && node.value !== '' ? 'put it in quotes' : undefined;
  return complain(mistakes, node.at, `${what}: takes a text`, hint);
}

/** The text that a key has, where it is there. */
export function readText(map: YamlMap, key: string, mistakes: Mistake[]): string | undefined {
  const entry = entryOf(map, key);
  return entry === undefined ? undefined : textOf(entry.value, key, mistakes);
}

/** Texts as a list, or one alone. An empty list is a mistake: it would say nothing. */
export function textsOf(node: YamlNode, what: string, mistakes: Mistake[]): readonly string[] {
  if (node.is === 'scalar') return defined([textOf(node, what, mistakes)]);
  if (node.is === 'list' && node.items.length > 0) return defined(node.items.map(item => textOf(item, what, mistakes)));
  complain(mistakes, node.at, `${what}: takes a list of texts`, 'write [a, b]');
  return [];
}

/** The values that are there. */
export function defined<T>(values: readonly (T | undefined)[]): readonly T[] {
  return values.filter(value => value !== undefined);
}

/** Nothing is written there. */
export function isNothing(node: YamlNode): boolean {
  return node.is === 'scalar' && node.value === null;
}
