import type { Location } from '../../../model/location.ts';
import { Unknown } from '../../../model/value.ts';
import type { YamlNode } from '../../../util/yaml.ts';
import type { Context, Intrinsic } from '../context.ts';
import { fixed } from '../fixed.ts';
import { callOf } from '../intrinsic.ts';
import { entryIn } from '../lookup.ts';
import { scalarOf } from '../scalar.ts';
import { isScalar, isSomething, likewise, literal, unknown } from '../written.ts';
import { misused } from './misused.ts';

/** `[mapping, key, key]`, with `{ DefaultValue: value }` behind them for keys that it does not have. */
export const findInMap: Intrinsic = (argument, at, context) => {
  const [first, second, third, options] = argument.is === 'list' ? argument.items : [];
  if (first === undefined || second === undefined || third === undefined) return misused('Fn::FindInMap', at);
  const names = [first, second, third].map(node => context.evaluate(node, at));
  const fallback = options?.is === 'map' ? entryIn(options, 'DefaultValue')?.value : undefined;
  const hidden = names.find(({ value }) => value instanceof Unknown);
  const [name = '', ...keys] = names.map(({ value }) => (isScalar(value) ? String(value) : ''));
  if (hidden?.value instanceof Unknown)
    return literal(likewise(hidden.value, { exists: alwaysSomething(name, fallback, at, context) }), at);
  const found = keys.reduce<YamlNode | undefined>(step, context.mapping(name));
  if (found !== undefined) return { ...fixed(found, at, context), from: `the mapping ${name}` };
  if (fallback !== undefined) return context.evaluate(fallback, at);
  return unknown('no-entry', `the mapping ${name} has no entry ${keys.join('.')}`, at);
};

/** A function stays: what it would hold is not known. */
function step(node: YamlNode | undefined, key: string): YamlNode | undefined {
  if (node !== undefined && callOf(node) !== undefined) return node;
  return node?.is === 'map' ? entryIn(node, key)?.value : undefined;
}

/** Whatever the keys are, something is found. */
function alwaysSomething(name: string, fallback: YamlNode | undefined, at: Location, context: Context): boolean {
  const mapping = context.mapping(name);
  if (mapping === undefined || !isFull(mapping)) return false;
  return fallback === undefined || isSomething(context.evaluate(fallback, at).value);
}

const full = new WeakMap<YamlNode, boolean>();

/** No value in it is empty or a function. */
function isFull(node: YamlNode): boolean {
  const known = full.get(node);
  if (known !== undefined) return known;
  const found = node.is === 'scalar' ? isFilled(node) : childrenOf(node).every(isFull);
  full.set(node, found);
  return found;
}

function isFilled(node: YamlNode): boolean {
  if (node.is !== 'scalar' || node.tag !== undefined) return false;
  const value = scalarOf(node);
  return value !== null && value !== '';
}

function childrenOf(node: YamlNode): readonly YamlNode[] {
  if (node.is === 'map') return node.entries.map(({ value }) => value);
  return node.is === 'list' ? node.items : [];
}
