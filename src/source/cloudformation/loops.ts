import { Unknown } from '../../model/value.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../../util/yaml.ts';
import { type Binding, bindIn } from './bind.ts';
import type { Context, LoopEntry } from './context.ts';
import { isLoop } from './intrinsic.ts';
import { placeOf } from './place.ts';
import { isList, isScalar } from './written.ts';

/** The entries of a map, those of `Fn::ForEach::…` once for each element of what it runs over. */
export function unrolled(map: YamlMap, context: Context): readonly LoopEntry[] {
  if (!map.entries.some(({ key }) => isLoop(key))) return map.entries;
  return map.entries.flatMap(entry => (isLoop(entry.key) ? turns(entry, context) : [entry]));
}

/** A loop is `[name, what it runs over, { key: value }]`. */
function turns(loop: YamlEntry, context: Context): readonly LoopEntry[] {
  const [name, over, body] = loop.value.is === 'list' ? loop.value.items : [];
  if (name?.is !== 'scalar' || over === undefined || body?.is !== 'map') return [unreadable(loop)];
  const { value, open } = context.evaluate(over, placeOf(loop));
  if (!isList(value)) return turn(body, { name: name.source, value: why(value, loop.key) }, context);
  const elements = value.map(item => (isScalar(item.value) ? String(item.value) : why(item.value, loop.key)));
  const values = open === undefined ? elements : [...elements, open];
  return values.flatMap(element => turn(body, { name: name.source, value: element }, context));
}

function turn(body: YamlMap, binding: Binding, context: Context): readonly LoopEntry[] {
  const bound = bindIn(body, binding, context);
  const entries = bound.is === 'map' ? unrolled(bound, context) : [];
  const { value } = binding;
  return value instanceof Unknown ? entries.map(entry => ({ ...entry, maybe: entry.maybe ?? value })) : entries;
}

function why(value: unknown, loop: string): Unknown {
  if (value instanceof Unknown) return new Unknown(value.code, `what ${loop} runs over is not known: ${value.detail}`);
  return new Unknown('unreadable', `what ${loop} runs over is no list of texts`);
}

/** The loop itself stands for what it would make. */
function unreadable(loop: YamlEntry): LoopEntry {
  const nothing: YamlNode = { is: 'map', at: loop.at, entries: [] };
  return { ...loop, value: nothing, maybe: new Unknown('expression', `${loop.key} cannot be read`) };
}
