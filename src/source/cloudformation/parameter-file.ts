import type { Mistake } from '../../util/errors.ts';
import type { YamlMap, YamlNode } from '../../util/yaml.ts';
import { entryIn, textIn } from './lookup.ts';
import { parseText } from './parse.ts';

/** What a parameter file gives; with mistakes in it, what could be read all the same. */
export interface ReadParameters {
  readonly parameters: ReadonlyMap<string, string>;
  readonly mistakes: readonly Mistake[];
}

const HINT = 'write { "Name": "value" }, { "Parameters": { … } } or [{ "ParameterKey": …, "ParameterValue": … }]';

/** Reads a parameter file, JSON or YAML, in any of the forms that AWS's tools take. */
export function readParameterFile(file: string, text: string): ReadParameters {
  const parsed = parseText(file, text);
  if ('mistakes' in parsed) return { parameters: new Map(), mistakes: parsed.mistakes };
  const parameters = new Map<string, string>();
  const mistakes: Mistake[] = [];
  for (const [name, value] of pairsOf(parsed.node, mistakes)) {
    const given = textFor(value);
    if (given === undefined)
      mistakes.push({ message: `the parameter ${name} is no text, number or list of these`, at: value.at });
    else parameters.set(name, given);
  }
  return { parameters, mistakes };
}

type Pair = readonly [string, YamlNode];

function pairsOf(root: YamlNode, mistakes: Mistake[]): readonly Pair[] {
  if (root.is === 'list') return root.items.flatMap(item => pairIn(item, mistakes));
  if (root.is === 'map') {
    const inner = entryIn(root, 'Parameters')?.value;
    return entriesIn(inner?.is === 'map' ? inner : root);
  }
  mistakes.push({ message: 'not a parameter file', at: root.at, hint: HINT });
  return [];
}

function entriesIn(map: YamlMap): readonly Pair[] {
  return map.entries.map(({ key, value }) => [key, value]);
}

/** `{ ParameterKey, ParameterValue }`, or `Name=value`; one that keeps its previous value gives none. */
function pairIn(item: YamlNode, mistakes: Mistake[]): readonly Pair[] {
  const name = textIn(item, 'ParameterKey');
  if (item.is === 'map' && name !== undefined) {
    const value = entryIn(item, 'ParameterValue')?.value;
    return value === undefined ? [] : [[name, value]];
  }
  const written = item.is === 'scalar' ? /^([A-Za-z0-9]+)=(.*)$/s.exec(item.source) : null;
  if (written !== null && item.is === 'scalar')
    return [[written[1] ?? '', { ...item, source: written[2] ?? '', value: written[2] ?? '', plain: false }]];
  mistakes.push({ message: 'not a parameter', at: item.at, hint: HINT });
  return [];
}

/** The text as it is written: a leading zero of an account id stays. */
function textFor(node: YamlNode): string | undefined {
  if (node.is === 'scalar') return node.value === null ? undefined : node.source;
  if (node.is === 'map') return undefined;
  const texts = node.items.map(textFor);
  return texts.includes(undefined) ? undefined : texts.join(',');
}
