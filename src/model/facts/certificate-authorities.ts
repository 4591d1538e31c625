import data from './certificate-authorities.generated.json' with { type: 'json' };

/** The day of the table. */
export const AUTHORITIES_AS_OF = data.asOf;

/** Whether a certificate authority is one that AWS still issues from; undefined where the table has none of that name. */
export function isCurrentAuthority(id: string): boolean | undefined {
  return data.rows.find(row => row.id === id)?.current;
}
