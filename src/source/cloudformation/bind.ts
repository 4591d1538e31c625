import { Unknown } from '../../model/value.ts';
import type { YamlEntry, YamlNode, YamlScalar } from '../../util/yaml.ts';
import type { Context } from './context.ts';
import { callOf } from './intrinsic.ts';

/** What the variable of a loop stands for in one turn. */
export interface Binding {
  readonly name: string;
  readonly value: string | Unknown;
}

/** A tree with a loop's variable filled in: `${Name}`, `&{Name}` (letters and digits only) and `Ref: Name`. */
export function bindIn(node: YamlNode, binding: Binding, context: Pick<Context, 'spend'>): YamlNode {
  context.spend(1, node.at);
  if (refersTo(node, binding)) return filled(node, binding);
  if (node.is === 'scalar') return bindText(node, binding);
  if (node.is === 'list') return { ...node, items: node.items.map(item => bindIn(item, binding, context)) };
  const entry = ({ key, value, ...rest }: YamlEntry): YamlEntry => ({
    ...rest,
    key: replaced(key, binding),
    value: bindIn(value, binding, context),
  });
  return { ...node, entries: node.entries.map(entry) };
}

function refersTo(node: YamlNode, { name }: Binding): boolean {
  const call = callOf(node);
  return call?.name === 'Ref' && call.argument.is === 'scalar' && call.argument.source === name;
}

/** A variable that is not known stays as it is: nothing else has its name, so it is unknown where it is evaluated. */
function filled(node: YamlNode, { value }: Binding): YamlNode {
  if (value instanceof Unknown) return node;
  return { is: 'scalar', at: node.at, end: node.end, value, source: value, plain: false };
}

function bindText(node: YamlScalar, binding: Binding): YamlScalar {
  if (!mentions(node.source, binding.name)) return node;
  if (binding.value instanceof Unknown) return substituted(node, binding.name);
  const text = replaced(node.source, binding);
  return { ...node, value: text, source: text, plain: false };
}

/** Left to Fn::Sub, which finds nothing of the variable's name and so knows nothing of the text. */
function substituted(node: YamlScalar, name: string): YamlScalar {
  const text = node.source.replaceAll(`&{${name}}`, `\${${name}}`);
  return { ...node, value: text, source: text, plain: false, tag: node.tag ?? '!Sub' };
}

function mentions(text: string, name: string): boolean {
  return text.includes(`\${${name}}`) || text.includes(`&{${name}}`);
}

function replaced(text: string, { name, value }: Binding): string {
  if (value instanceof Unknown || !mentions(text, name)) return text;
  return text.replaceAll(`\${${name}}`, () => value).replaceAll(`&{${name}}`, () => value.replace(/[^A-Za-z0-9]/g, ''));
}
