import { Unknown } from '../../model/value.ts';
import type { Written } from '../template/declaration.ts';
import { isList } from './written.ts';

/** A value as plain data, or what of it is not known. Nothing (AWS::NoValue) is left out of maps. */
export function dataOf({ value, open }: Written): unknown {
  if (open !== undefined || value instanceof Unknown) return open ?? value;
  if (isList(value)) return firstUnknown(value.map(dataOf));
  if (value instanceof Map) return mapData([...value]);
  return value;
}

function mapData(entries: readonly (readonly [string, Written])[]): unknown {
  const data = entries.map(([key, item]) => [key, dataOf(item)] as const);
  const hidden = data.find(([, item]) => item instanceof Unknown);
  return hidden?.[1] ?? Object.fromEntries(data.filter(([, item]) => item !== null));
}

function firstUnknown(items: readonly unknown[]): unknown {
  return items.find(item => item instanceof Unknown) ?? items;
}
