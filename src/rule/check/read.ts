import type { Mistake } from '../../util/errors.ts';
import { didYouMean } from '../../util/suggest.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../../util/yaml.ts';
import { complain } from './context.ts';

export interface Mistakes {
  readonly mistakes: Mistake[];
}

/** The entries of a map; none where there is nothing, a mistake where it is no map, and one for each key given twice. */
export function entriesOf(node: YamlNode | undefined, what: string, context: Mistakes): readonly YamlEntry[] {
  if (node === undefined || (node.is === 'scalar' && node.value === null)) return [];
  if (node.is === 'map') return node.entries;
  complain(context, node.at, `${what}: takes a map`);
  return [];
}

/** The text of a scalar; undefined where it is none. */
export function textOf(node: YamlNode | undefined): string | undefined {
  return node?.is === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** A field that must be text; undefined where it is left out. */
export function readText(map: YamlMap, key: string, context: Mistakes): string | undefined {
  const entry = map.entries.find(field => field.key === key);
  if (entry === undefined) return undefined;
  const text = textOf(entry.value);
  return (
    text ??
    complain(
      context,
      entry.value.at,
      `${key}: takes a text`,
      entry.value.is === 'scalar' ? 'put it in quotes' : undefined,
    )
  );
}

/** A field that must be one of a few words. */
export function readWord<T extends string>(
  map: YamlMap,
  key: string,
  words: readonly T[],
  context: Mistakes,
): T | undefined {
  const text = readText(map, key, context);
  if (text === undefined) return undefined;
  const word = words.find(candidate => candidate === text);
  const at = map.entries.find(field => field.key === key)?.value.at ?? map.at;
  return (
    word ??
    complain(context, at, `${key}: is no "${text}"`, didYouMean(text, words) ?? `it is one of ${words.join(', ')}`)
  );
}

/** A field that must be a list of texts; empty where it is left out. */
export function readTexts(map: YamlMap, key: string, context: Mistakes): readonly string[] {
  const entry = map.entries.find(field => field.key === key);
  return entry === undefined ? [] : textsOf(entry.value, key, context);
}

/** A list of texts. */
export function textsOf(node: YamlNode, what: string, context: Mistakes): readonly string[] {
  if (node.is !== 'list') {
    complain(context, node.at, `${what}: takes a list`, 'write [a, b]');
    return [];
  }
  const texts: string[] = [];
  for (const item of node.items) {
    const text = textOf(item);
    if (text === undefined) complain(context, item.at, `${what}: takes a list of texts`, 'put it in quotes');
    else texts.push(text);
  }
  return texts;
}

/** Notes every key that is not among the known ones. */
export function refuseOthers(map: YamlMap, what: string, keys: readonly string[], context: Mistakes): void {
  for (const entry of map.entries) {
    if (!keys.includes(entry.key))
      complain(
        context,
        entry.at,
        `${what} has no "${entry.key}"`,
        didYouMean(entry.key, keys) ?? `it has ${keys.join(', ')}`,
      );
  }
}
