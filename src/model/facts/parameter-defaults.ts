import data from './parameter-defaults.generated.json' with { type: 'json' };
import { atLeast } from './version.ts';

interface Row {
  readonly families: readonly string[];
  readonly parameter: string;
  readonly from?: string | undefined;
  readonly below?: string | undefined;
  readonly value: string;
}

const ROWS: readonly Row[] = data.rows;

/** The day of the table. */
export const PARAMETERS_AS_OF = data.asOf;

/**
 * What an engine makes of a parameter that nobody set; undefined where the table does not tell. The major version may be
 * undefined, which rows that are bounded by one do not fit.
 */
export function engineDefault(engineFamily: string, major: string | undefined, parameter: string): string | undefined {
  return ROWS.find(row => row.parameter === parameter && row.families.includes(engineFamily) && fits(row, major))
    ?.value;
}

function fits({ from, below }: Row, major: string | undefined): boolean {
  if (from === undefined && below === undefined) return true;
  if (major === undefined) return false;
  return (
    (from === undefined || atLeast(major, from) === true) && (below === undefined || atLeast(major, below) === false)
  );
}
