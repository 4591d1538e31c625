import type { Location } from '../../../model/location.ts';
import { Unknown } from '../../../model/value.ts';
import type { YamlNode } from '../../../util/yaml.ts';
import type { Written } from '../../template/declaration.ts';
import type { Context, Intrinsic } from '../context.ts';
import { dataOf } from '../data.ts';
import { joined } from '../text.ts';
import { isList, isScalar, likewise } from '../written.ts';
import { misused } from './misused.ts';

/** Names are bounded so that a text full of `${` takes no longer. */
const VARIABLE = /\$\{(!?)([^}]{0,300})\}/g;

/** `text with ${Names}` or `[text, { Name: value }]`. */
export const sub: Intrinsic = (argument, at, context) => {
  const [text, own] = argument.is === 'list' ? argument.items : [argument];
  if (text?.is !== 'scalar') return misused('Fn::Sub', at);
  return joined(
    piecesOf(text.source, name => variable(name, own, at, context)),
    at,
  );
};

/** Functions that a template's own text holds between `${` and `}`; `${!Name}` stands for `${Name}`. */
function piecesOf(text: string, value: (name: string) => Written): readonly (string | Written)[] {
  const pieces: (string | Written)[] = [];
  let end = 0;
  for (const found of text.matchAll(VARIABLE)) {
    const name = found[2] ?? '';
    pieces.push(text.slice(end, found.index), found[1] === '!' ? `\${${name}}` : value(name.trim()));
    end = found.index + found[0].length;
  }
  return [...pieces, text.slice(end)];
}

function variable(name: string, own: YamlNode | undefined, at: Location, context: Context): Written {
  const entry = own?.is === 'map' ? own.entries.find(({ key }) => key === name) : undefined;
  if (entry !== undefined) return context.evaluate(entry.value, at);
  const dot = name.indexOf('.');
  return dot < 0 ? context.ref(name, at) : context.attribute(name.slice(0, dot), name.slice(dot + 1), at);
}

/** `[delimiter, list]`. */
export const join: Intrinsic = (argument, at, context) => {
  const [delimiter, items] = argument.is === 'list' ? argument.items : [];
  if (delimiter?.is !== 'scalar' || items === undefined) return misused('Fn::Join', at);
  const list = context.evaluate(items, at);
  if (list.value instanceof Unknown) return { ...list, value: likewise(list.value) };
  if (!isList(list.value)) return misused('Fn::Join', at);
  if (list.open !== undefined) return { ...list, value: likewise(list.open), open: undefined };
  return joined(between(delimiter.source, list.value), at);
};

function between(delimiter: string, items: readonly Written[]): readonly (string | Written)[] {
  return items.flatMap((item, index) => (index === 0 ? [item] : [delimiter, item]));
}

export const base64: Intrinsic = (argument, at, context) => {
  const text = context.evaluate(argument, at);
  const { value } = text;
  if (value instanceof Unknown) return { ...text, value: likewise(value, { exists: value.exists }) };
  return isScalar(value)
    ? { ...text, value: Buffer.from(String(value)).toString('base64') }
    : misused('Fn::Base64', at);
};

export const toJsonString: Intrinsic = (argument, at, context) => {
  const given = context.evaluate(argument, at);
  const data = dataOf(given);
  if (data instanceof Unknown) return { ...given, value: likewise(data, { exists: true }), open: undefined };
  return joined([{ ...given, value: JSON.stringify(data) }], at);
};
