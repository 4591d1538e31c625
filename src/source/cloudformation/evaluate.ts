import type { Location } from '../../model/location.ts';
import type { YamlList, YamlMap, YamlNode } from '../../util/yaml.ts';
import type { Written } from '../template/declaration.ts';
import type { Context } from './context.ts';
import { certainOf } from './entries.ts';
import { scalar } from './fixed.ts';
import { INTRINSICS } from './functions/table.ts';
import { type Call, callOf } from './intrinsic.ts';
import { placeOf, placeOfItem } from './place.ts';
import { literal, unknown } from './written.ts';

/** A value with its functions resolved as far as they can be. */
export function evaluated(node: YamlNode, at: Location, context: Context): Written {
  context.spend(1, node.at);
  const call = callOf(node);
  if (call !== undefined) return called(call, at, context);
  if (node.is === 'scalar') return scalar(node, at);
  return node.is === 'list' ? list(node, at, context) : map(node, at, context);
}

function called({ name, argument }: Call, at: Location, context: Context): Written {
  const intrinsic = Object.hasOwn(INTRINSICS, name) ? INTRINSICS[name] : undefined;
  return intrinsic?.(argument, at, context) ?? unknown('expression', `${name} makes no value that is known here`, at);
}

/** AWS::NoValue leaves an element out. */
function list(node: YamlList, at: Location, context: Context): Written {
  const items = node.items.map(item => context.evaluate(item, placeOfItem(item)));
  return literal(
    items.filter(({ value }) => value !== null),
    at,
  );
}

function map(node: YamlMap, at: Location, context: Context): Written {
  const { entries, open } = certainOf(context.entries(node));
  const values = entries.map(entry => [entry.key, context.evaluate(entry.value, placeOf(entry))] as const);
  return { ...literal(new Map(values), at), ...(open === undefined ? {} : { open }) };
}
