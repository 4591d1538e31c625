import type { YamlNode } from '../../util/yaml.ts';

/** A call of an intrinsic function: `!Ref X` and `{ Ref: X }` are the same. */
export interface Call {
  /** In the long form: `Ref`, `Condition`, `Fn::Sub`. */
  readonly name: string;
  readonly argument: YamlNode;
}

/** The call that a node is; undefined for plain values. `Condition` is a call only where a condition is meant. */
export function callOf(node: YamlNode): Call | undefined {
  if (node.tag?.startsWith('!') && node.tag.length > 1 && !node.tag.startsWith('!!'))
    return { name: longName(node.tag.slice(1)), argument: { ...node, tag: undefined } };
  if (node.is !== 'map' || node.entries.length !== 1) return undefined;
  const [entry] = node.entries;
  return entry === undefined || !isFunction(entry.key) ? undefined : { name: entry.key, argument: entry.value };
}

/** As `callOf`, in the places that take a condition. */
export function conditionCallOf(node: YamlNode): Call | undefined {
  const only = node.is === 'map' && node.entries.length === 1 ? node.entries[0] : undefined;
  return only?.key === 'Condition' && node.tag === undefined
    ? { name: 'Condition', argument: only.value }
    : callOf(node);
}

export function isLoop(key: string): boolean {
  return key.startsWith('Fn::ForEach::');
}

function isFunction(key: string): boolean {
  return key === 'Ref' || (key.startsWith('Fn::') && !isLoop(key));
}

function longName(tag: string): string {
  return tag === 'Ref' || tag === 'Condition' ? tag : `Fn::${tag}`;
}
