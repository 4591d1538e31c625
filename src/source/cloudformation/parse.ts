import type { Mistake } from '../../util/errors.ts';
import { parseYaml, type YamlNode } from '../../util/yaml.ts';
import { MAX_DEPTH, TooDeep } from './depth.ts';
import { parseJson } from './json.ts';
import { mergeKeys } from './merge-keys.ts';

/** The nodes of a text, merge keys resolved, or why there are none. */
export type Parsed = { readonly node: YamlNode } | { readonly mistakes: readonly Mistake[] };

/** Reads JSON where the text begins as JSON does, else YAML. */
export function parseText(file: string, given: string): Parsed {
  const text = given.startsWith('\uFEFF') ? given.slice(1) : given;
  if (!/^\s*[[{]/.test(text)) return yaml(file, text);
  const node = parseJson(file, text);
  if ('is' in node) return { node };
  return /\.ya?ml$/i.test(file) ? yaml(file, text) : { mistakes: [node] };
}

function yaml(file: string, text: string): Parsed {
  const { nodes, mistakes } = parseYaml(file, text);
  if (mistakes.length > 0) return { mistakes };
  const [first, second] = nodes;
  if (first === undefined) return { mistakes: [{ message: 'the text is empty', at: { file, line: 1, column: 1 } }] };
  if (second !== undefined) return { mistakes: [{ message: 'only one YAML document is read', at: second.at }] };
  return merged(first);
}

/** Aliases may nest deeper than the text does. */
function merged(root: YamlNode): Parsed {
  try {
    return { node: mergeKeys(root, MAX_DEPTH) };
  } catch (error) {
    if (error instanceof TooDeep) return { mistakes: [error.mistake('YAML')] };
    throw error;
  }
}
