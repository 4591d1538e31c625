import type { Table } from '../../model/inventory.ts';
import { type TypeName, typeOf } from '../../model/types.ts';
import { isGone } from './refusal.ts';

/** What no name of AWS's holds, and a recording that is not AWS's may. */
const STRANGE = /[^!-~]/g;

/** Notes on what was asked about by name and is not there any more, one for each type of a scope. */
export function goneIn(tables: ReadonlyMap<TypeName, Table>, region: string | undefined): readonly string[] {
  const where = region === undefined ? '' : ` in ${region}`;
  return [...tables].flatMap(([type, { subjects = new Map() }]) => {
    const [first, ...others] = [...subjects].filter(([, gap]) => gap !== undefined && isGone(gap));
    if (first === undefined) return [];
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    return [`${typeOf(type).call} found nothing by the name of ${first[0].replace(STRANGE, '?')}${more}${where}`];
  });
}
