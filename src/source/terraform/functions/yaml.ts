import { parseYaml, toData, type YamlNode, type YamlScalar } from '../../../util/yaml.ts';
import { mergeKeys } from '../../cloudformation/merge-keys.ts';
import { fromData } from '../evaluate/data.ts';
import { Failure, type Plain } from '../evaluate/value.ts';

/** Levels that are read; whatever nests deeper could not be held anyway. */
const MAX_LEVELS = 100;

/** One YAML document as Terraform reads it: in the manner of YAML 1.1, where `yes` is true. Undefined where it is not worked out. */
export function yamlDecode(text: string | undefined): Plain | undefined {
  if (text === undefined) return undefined;
  const { nodes, mistakes } = parseYaml('', text);
  const [node] = nodes;
  if (mistakes.length > 0 || nodes.length > 1) return undefined;
  if (node === undefined) return text.trim() === '' ? new Failure('yamldecode finds no document') : null;
  return isReadable(node, MAX_LEVELS) ? fromData(toData(older(mergeKeys(node, MAX_LEVELS)))) : undefined;
}

/** Tags and points in time are not worked out, nor keys of which nothing tells whether they are words or quoted. */
function isReadable(node: YamlNode, levels: number): boolean {
  if (levels === 0 || node.tag !== undefined) return false;
  if (node.is === 'scalar') return !(node.plain && /^\d{4}-\d\d?-\d\d?/.test(node.source));
  if (node.is === 'list') return node.items.every(item => isReadable(item, levels - 1));
  return node.entries.every(({ key, value }) => !WORDS.has(key) && isReadable(value, levels - 1));
}

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'].map(word => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF'].map(word => [word, false] as const),
]);

function older(node: YamlNode): YamlNode {
  if (node.is === 'scalar') return olderScalar(node);
  if (node.is === 'list') return { ...node, items: node.items.map(older) };
  return { ...node, entries: node.entries.map(entry => ({ ...entry, value: older(entry.value) })) };
}

function olderScalar(node: YamlScalar): YamlScalar {
  const word = node.plain ? WORDS.get(node.source) : undefined;
  return word === undefined ? node : { ...node, value: word };
}
