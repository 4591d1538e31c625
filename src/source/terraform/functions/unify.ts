import type { Unknown } from '../../../model/value.ts';
import { dependent, derive, unknownOf } from '../evaluate/marks.ts';
import { asText } from '../evaluate/plain.ts';
import { failure, isList, isMap, type Value } from '../evaluate/value.ts';

/** Elements of a list, a set or a map have one type: with a text among them, numbers and booleans become texts. */
export function unified(collection: Value): Value {
  const elements = elementsOf(collection);
  const kinds = new Set(elements.map(({ value }) => typeof value));
  if (kinds.has('string')) return each(collection, toText);
  if (kinds.has('number') && kinds.has('boolean')) return failure('numbers and booleans have no type in common');
  const hidden = collection.open ?? elements.map(unknownOf).find(reason => reason !== undefined);
  return hidden === undefined ? collection : each(collection, element => ofSomeType(element, hidden));
}

function elementsOf({ value }: Value): readonly Value[] {
  return isList(value) ? value : isMap(value) ? [...value.values()] : [];
}

function each(collection: Value, change: (element: Value) => Value): Value {
  const { value } = collection;
  if (isList(value)) return { ...collection, value: value.map(change) };
  if (!isMap(value)) return collection;
  return { ...collection, value: new Map([...value].map(([key, element]) => [key, change(element)])) };
}

function toText(element: Value): Value {
  const text = asText(element.value);
  return text === undefined ? element : { ...element, value: text };
}

/** Beside what is not known and may be a text, a number may be one too. */
function ofSomeType(element: Value, hidden: Unknown): Value {
  const isOpen = typeof element.value === 'number' || typeof element.value === 'boolean';
  return isOpen ? { ...derive(dependent(hidden, true), [element]), at: element.at } : element;
}
