import type { Location } from '../../../model/location.ts';
import { Unknown } from '../../../model/value.ts';
import type { Written } from '../../template/declaration.ts';
import type { Context, Intrinsic } from '../context.ts';
import { plainText } from '../text.ts';
import { combined, isList, isScalar, likewise, mayBeNothing, unknown } from '../written.ts';
import { misused } from './misused.ts';

/** Parts of a text beyond which it is not split. */
const MAX_PARTS = 10_000;

/** `[index, list]`. */
export const select: Intrinsic = (argument, at, context) => {
  const [first, second] = argument.is === 'list' ? argument.items : [];
  if (first === undefined || second === undefined) return misused('Fn::Select', at);
  const [index, list] = [context.evaluate(first, at), context.evaluate(second, at)];
  if (list.value instanceof Unknown) return { ...list, value: likewise(list.value), open: undefined };
  if (!isList(list.value)) return misused('Fn::Select', at);
  if (index.value instanceof Unknown) return { ...combined(list.value), value: likewise(index.value), at };
  return element(list.value, Number(index.value), at);
};

/** Which element stands at an index is not known behind one that may be left out. */
function element(items: readonly Written[], index: number, at: Location): Written {
  const doubtful = items.slice(0, index + 1).find(({ value }) => mayBeNothing(value));
  if (doubtful?.value instanceof Unknown) return { ...doubtful, at };
  const item = Number.isInteger(index) ? items[index] : undefined;
  return item === undefined ? unknown('unreadable', `Fn::Select finds no element ${index}`, at) : { ...item, at };
}

/** `[delimiter, text]`. */
export const split: Intrinsic = (argument, at, context) => {
  const [delimiter, second] = argument.is === 'list' ? argument.items : [];
  if (delimiter?.is !== 'scalar' || delimiter.source === '' || second === undefined) return misused('Fn::Split', at);
  const text = context.evaluate(second, at);
  const { value } = text;
  if (value instanceof Unknown) return { ...text, value: likewise(value, { exists: value.exists }) };
  return isScalar(value) ? parts(text, String(value), delimiter.source, context) : misused('Fn::Split', at);
};

function parts(text: Written, whole: string, delimiter: string, context: Context): Written {
  const list = whole.split(delimiter, MAX_PARTS + 1);
  const { at } = text;
  if (at === undefined || list.length > MAX_PARTS)
    return { ...text, value: new Unknown('unreadable', `a text of more than ${MAX_PARTS} parts`) };
  context.spend(list.length, { file: at.file, line: at.startLine, column: at.startColumn });
  return { ...text, value: list.map(part => ({ ...text, ...plainText(part, at), origin: text.origin })) };
}

export const length: Intrinsic = (argument, at, context) => {
  const list = context.evaluate(argument, at);
  const { value, open } = list;
  if (value instanceof Unknown || open !== undefined)
    return { ...list, value: countless(value, open), open: undefined };
  if (!isList(value)) return misused('Fn::Length', at);
  const doubtful = value.find(item => mayBeNothing(item.value));
  return { ...list, value: doubtful === undefined ? value.length : countless(doubtful.value, undefined) };
};

function countless(value: unknown, open: Unknown | undefined): Unknown {
  const why = value instanceof Unknown ? value : open;
  return likewise(why ?? new Unknown('expression', 'a list of unknown length'), { exists: true });
}

/** Which zones a Region has for an account, the template cannot tell. */
export const getAzs: Intrinsic = (_argument, at) =>
  unknown(
    'not-in-source',
    'the Availability Zones of a Region are not in a template',
    at,
    { exists: true },
    'generated',
  );
