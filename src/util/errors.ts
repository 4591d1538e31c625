/** A spot in a text: 1-based line and column, as editors count them. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One mistake of the user's: what is wrong, where, and what to do next. */
export interface Mistake {
  readonly message: string;
  readonly at?: Position | undefined;
  readonly hint?: string | undefined;
}

/** Mistakes in what the user gave us (arguments, rules, policy, inputs), all of them at once. Ends a run with exit code 2. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: Mistake | readonly Mistake[]) {
    const list = 'message' in mistakes ? [mistakes] : mistakes;
    super(list.map(formatMistake).join('\n'));
    this.mistakes = list;
  }
}

/** `file:line:column message; hint` on one line. */
export function formatMistake({ message, at, hint }: Mistake): string {
  const place = at === undefined ? '' : `${at.file}:${at.line}:${at.column} `;
  return `${place}${message}${hint === undefined ? '' : `; ${hint}`}`;
}
