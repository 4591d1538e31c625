import { Unknown } from '../../../model/value.ts';
import type { Declaration, Written } from '../../template/declaration.ts';
import type { Part } from '../../template/mapping.ts';
import { elementsOf } from '../../template/shape.ts';
import type { Naming } from './others.ts';

/** What stands in a list, and why there may be more. */
interface Elements {
  readonly known: readonly Written[];
  /** Elements whose content is hidden, or which may not be there at all. */
  readonly hidden: readonly Unknown[];
}

/** The elements of a written list; one that is left out has none. */
export function elements(written: Written | undefined): Elements {
  if (written === undefined) return { known: [], hidden: [] };
  const all = elementsOf(written);
  const known = all.filter(({ value }) => value instanceof Map);
  const hidden = all.flatMap(({ value }) => (value instanceof Unknown ? [value] : []));
  return { known, hidden: written.open === undefined ? hidden : [...hidden, written.open] };
}

/** A list whose elements stand in the template. */
type WrittenList = Written & { readonly value: readonly Written[] };

/** A list that a table reads as a property: what is written in the resource, and what others add to it. */
export function merged({ header }: Declaration, own: Written | undefined, { certain, open }: Naming): WrittenList {
  const { known, hidden } = elements(own);
  const added = certain.map(one => element(one.properties, one.header));
  const unknown = [...hidden, ...(open === undefined ? [] : [open])].map(why => element(why, header));
  const all = [...known, ...added, ...unknown];
  return { at: own?.at ?? header, origin: 'literal', value: all };
}

function element(value: Written['value'], at: Written['at']): Written {
  return { at, origin: 'literal', value };
}

/** A row for each element of a list, and one of which nothing is known where there may be others. */
export function partsOf(written: Written | undefined, names: readonly string[]): readonly Part[] {
  const { known, hidden } = elements(written);
  const rows = known.flatMap(one => (one.value instanceof Map ? [partOf(one, one.value, names)] : []));
  return [...rows, ...hidden.slice(0, 1).map(why => hiddenPart(why, written, names))];
}

/** What an element with something unknown merged into it leaves out is not known. */
function partOf({ at, open }: Written, properties: ReadonlyMap<string, Written>, names: readonly string[]): Part {
  if (open === undefined) return { properties, at };
  return { properties: new Map([...allHidden(open, at, names), ...properties]), at };
}

function hiddenPart(why: Unknown, written: Written | undefined, names: readonly string[]): Part {
  return { properties: new Map(allHidden(why, written?.at, [...names, HIDDEN])), at: written?.at };
}

/** The property that only rows have of which nothing is known. */
export const HIDDEN = '$hidden';

function allHidden(why: Unknown, at: Written['at'], names: readonly string[]): readonly (readonly [string, Written])[] {
  return names.map(name => [name, element(why, at)] as const);
}
