import data from './flawed-versions.generated.json' with { type: 'json' };
import { atLeast } from './version.ts';

interface Row {
  readonly flaw: string;
  readonly families: readonly string[];
  readonly versions?: readonly string[] | undefined;
  /** The first version of a major line without the flaw. */
  readonly fixed?: readonly { readonly line: string; readonly version: string }[] | undefined;
}

const ROWS: readonly Row[] = data.rows;

/** The day of the table. */
export const FLAWS_AS_OF = data.asOf;

/** Every flaw that the table knows. */
export const FLAWS = [...new Set(ROWS.map(row => row.flaw))];

/** The flaws of an engine version, and those that it may have because it does not say its minor version. */
export function flawsOf(
  engineFamily: string,
  version: string,
): { certain: readonly string[]; open: readonly string[] } {
  const found = ROWS.filter(row => row.families.includes(engineFamily)).map(
    row => [row.flaw, has(row, version)] as const,
  );
  const named = (wanted: boolean | undefined) => found.filter(([, flawed]) => flawed === wanted).map(([flaw]) => flaw);
  return { certain: named(true), open: named(undefined) };
}

function has({ versions = [], fixed = [] }: Row, version: string): boolean | undefined {
  if (versions.includes(version)) return true;
  const bound = fixed.find(({ line }) => version === line || version.startsWith(`${line}.`));
  const safe = bound === undefined ? true : atLeast(version, bound.version);
  if (safe === undefined || versions.some(one => one.startsWith(`${version}.`))) return undefined;
  return !safe;
}
