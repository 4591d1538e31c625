import type { FieldType } from '../../model/schema.ts';
import type { YamlEntry, YamlNode } from '../../util/yaml.ts';
import type { Condition } from '../rule.ts';
import { type Context, complain } from './context.ts';
import { listCondition } from './list.ts';
import { resolvePath } from './path.ts';
import { valueCondition } from './value.ts';

/** A map of entries, all of which must hold, judged from a base type on. */
export function checkCondition(node: YamlNode, base: FieldType, context: Context): Condition {
  if (node.is !== 'map') {
    complain(context, node.at, 'a condition is a map of paths to tests', 'write MultiAZ: true');
    return { is: 'all', of: [] };
  }
  if (node.entries.length === 0)
    complain(context, node.at, 'an empty condition', 'name a path and what is asked of it');
  const of = node.entries.map(entry => checkEntry(entry, base, context)).filter(condition => condition !== undefined);
  const [only] = of;
  return of.length === 1 && only !== undefined ? only : { is: 'all', of };
}

function checkEntry(entry: YamlEntry, base: FieldType, context: Context): Condition | undefined {
  const { key, value } = entry;
  if (key === 'not') return { is: 'not', of: checkCondition(value, base, context) };
  if (key === 'all' || key === 'any') return checkAlternatives(key, value, base, context);
  const resolved = resolvePath(key, base, entry.at, context);
  if (resolved === undefined) return undefined;
  return resolved.projection === undefined
    ? valueCondition(resolved, value, base, context)
    : listCondition(resolved, resolved.projection, value, base, context, checkCondition);
}

function checkAlternatives(
  is: 'all' | 'any',
  node: YamlNode,
  base: FieldType,
  context: Context,
): Condition | undefined {
  if (node.is !== 'list')
    return complain(context, node.at, `${is}: takes a list of conditions`, `write ${is}: [{ … }, { … }]`);
  if (node.items.length === 0) return complain(context, node.at, `${is}: of nothing`, 'name at least one condition');
  return { is, of: node.items.map(item => checkCondition(item, base, context)) };
}
