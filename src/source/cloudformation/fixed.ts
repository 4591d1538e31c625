import type { Location } from '../../model/location.ts';
import { Unknown } from '../../model/value.ts';
import type { YamlNode, YamlScalar } from '../../util/yaml.ts';
import type { Written } from '../template/declaration.ts';
import type { Context } from './context.ts';
import { callOf } from './intrinsic.ts';
import { scalarOf } from './scalar.ts';
import { plainText } from './text.ts';
import { literal, unknown } from './written.ts';

/** A value that stands elsewhere (in a mapping, as a parameter's default) and in which functions do not work. */
export function fixed(node: YamlNode, at: Location, context: Pick<Context, 'spend'>): Written {
  context.spend(1, node.at);
  const call = callOf(node);
  if (call !== undefined) return unknown('expression', `${call.name} does not work in a mapping or default`, at);
  if (node.is === 'scalar') return scalar(node, at);
  if (node.is === 'list')
    return literal(
      node.items.map(item => fixed(item, at, context)),
      at,
    );
  return literal(new Map(node.entries.map(({ key, value }) => [key, fixed(value, at, context)])), at);
}

/** A scalar as it is written; a dynamic reference in it makes it unknown. */
export function scalar(node: YamlScalar, at: Location): Written {
  const value = scalarOf(node);
  if (typeof value === 'string') return plainText(value, at);
  return literal(value instanceof Unknown ? new Unknown(value.code, value.detail, 'resource', true) : value, at);
}
