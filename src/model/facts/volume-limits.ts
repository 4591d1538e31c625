import { atLeast } from './version.ts';
import data from './volume-limits.generated.json' with { type: 'json' };

const TIB = 2 ** 40;

/** The day of the table. */
export const VOLUMES_AS_OF = data.asOf;

/** The bytes that a cluster volume of an Aurora version can hold at least; undefined where the table or the version does not tell. */
export function volumeLimit(engineFamily: string, version: string): number | undefined {
  const line = version.split('.')[0];
  for (const row of data.rows) {
    if (row.family !== engineFamily || row.line !== line) continue;
    const reached = atLeast(version, row.from);
    if (reached === undefined) return undefined;
    if (reached) return row.tib * TIB;
  }
  return undefined;
}
