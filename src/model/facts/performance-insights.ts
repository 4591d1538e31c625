import data from './performance-insights.generated.json' with { type: 'json' };

interface Row {
  readonly families: readonly string[];
  /** Families and classes without `db.`, or `all`. */
  readonly without: readonly string[] | string;
}

const ROWS: readonly Row[] = data.rows;

/** The day of the table. */
export const INSIGHTS_AS_OF = data.asOf;

/** Whether Performance Insights can be switched on for a class of an engine family; undefined where AWS's list has no such family. */
export function canHavePerformanceInsights(engineFamily: string, instanceClass: string): boolean | undefined {
  const without = ROWS.find(row => row.families.includes(engineFamily))?.without;
  if (without === undefined) return undefined;
  if (without === 'all') return false;
  const [, family, size] = instanceClass.split('.');
  return !without.includes(family ?? '') && !without.includes(`${family}.${size}`);
}
