import type { YamlEntry, YamlMap, YamlNode } from '../../util/yaml.ts';
import { TooDeep } from './depth.ts';

/** The tree with YAML's `<<` filled in: what stands in the map itself wins, then what is named first. */
export function mergeKeys(node: YamlNode, levels: number): YamlNode {
  if (levels === 0) throw new TooDeep(node.at);
  if (node.is === 'scalar') return node;
  if (node.is === 'list') return { ...node, items: node.items.map(item => mergeKeys(item, levels - 1)) };
  const entries = node.entries.map(entry => ({ ...entry, value: mergeKeys(entry.value, levels - 1) }));
  return entries.some(isMerge) ? filledIn(node, entries) : { ...node, entries };
}

function isMerge({ key, value }: YamlEntry): boolean {
  return key === '<<' && sourcesOf(value) !== undefined;
}

/** The maps that a `<<` names; undefined where it names something else and so is a key like any other. */
function sourcesOf(value: YamlNode): readonly YamlMap[] | undefined {
  const named = value.is === 'list' ? value.items : [value];
  const maps = named.filter(one => one.is === 'map');
  return maps.length === named.length ? maps : undefined;
}

function filledIn(node: YamlMap, entries: readonly YamlEntry[]): YamlMap {
  const own = entries.filter(entry => !isMerge(entry));
  const all = new Map(own.map(entry => [entry.key, entry]));
  const merged = entries.filter(isMerge).flatMap(({ value }) => sourcesOf(value) ?? []);
  for (const entry of merged.flatMap(map => map.entries)) {
    if (!all.has(entry.key)) all.set(entry.key, entry);
  }
  return { ...node, entries: [...all.values()] };
}
