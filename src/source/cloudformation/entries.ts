import { Unknown } from '../../model/value.ts';
import type { YamlEntry, YamlMap } from '../../util/yaml.ts';
import type { Context, Entries } from './context.ts';
import { isLoop } from './intrinsic.ts';
import { unrolled } from './loops.ts';

/** The entries of a map, its loops unrolled, without the functions that stand among them. */
export function entriesOfMap(map: YamlMap, context: Context): Entries {
  const all = unrolled(map, context);
  const among = all.find(isFunction);
  if (among === undefined) return { entries: all };
  return { entries: all.filter(entry => !isFunction(entry)), open: opened(among) };
}

/** Only the entries that are certainly there; others leave the map open. */
export function certainOf({ entries, open }: Entries): Entries {
  const doubtful = entries.find(({ maybe }) => maybe !== undefined);
  if (doubtful === undefined) return { entries, open };
  return { entries: entries.filter(({ maybe }) => maybe === undefined), open: open ?? doubtful.maybe };
}

function isFunction({ key }: YamlEntry): boolean {
  return key.startsWith('Fn::') && !isLoop(key);
}

function opened({ key }: YamlEntry): Unknown {
  return new Unknown('expression', key === 'Fn::Transform' ? 'a transform may change it' : `${key} stands among them`);
}
