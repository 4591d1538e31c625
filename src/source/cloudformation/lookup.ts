import type { YamlEntry, YamlMap, YamlNode } from '../../util/yaml.ts';

const indexes = new WeakMap<YamlMap, ReadonlyMap<string, YamlEntry>>();

/** As `entryOf`, for maps that are asked often: mappings and sections grow with the template. */
export function entryIn(map: YamlMap, key: string): YamlEntry | undefined {
  return indexOf(map).get(key);
}

/** The entries of a map by key; none where the node is no map. */
export function entriesOf(node: YamlNode | undefined): readonly YamlEntry[] {
  return node?.is === 'map' ? node.entries : [];
}

/** The text that stands under a key; undefined where none does, or a function. */
export function textIn(node: YamlNode | undefined, key: string): string | undefined {
  const value = node?.is === 'map' ? entryIn(node, key)?.value : undefined;
  return value?.is === 'scalar' && value.tag === undefined && value.value !== null ? value.source : undefined;
}

function indexOf(map: YamlMap): ReadonlyMap<string, YamlEntry> {
  const known = indexes.get(map);
  if (known !== undefined) return known;
  const index = new Map(map.entries.map(entry => [entry.key, entry]));
  indexes.set(map, index);
  return index;
}
