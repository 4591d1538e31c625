import data from './default-ports.generated.json' with { type: 'json' };

/** The day of the table. */
export const PORTS_AS_OF = data.asOf;

/** The port that an engine family listens on when none is asked for; undefined where the table does not tell. */
export function defaultPortOf(engineFamily: string): number | undefined {
  return data.rows.find(row => row.families.includes(engineFamily))?.port;
}
