/** What a command may touch of the world; the doors hand it in. */
export interface Io {
  /** Report text; goes to standard output. */
  out(text: string): void;
  /** Errors, progress and everything that is not the report; goes to standard error. */
  err(text: string): void;
  /** Everything on standard input. */
  readonly stdin: () => string;
  readonly cwd: string;
  readonly now: () => Date;
  readonly version: string;
  /** Whether standard output may be coloured: a terminal, NO_COLOR and FORCE_COLOR regarded. */
  readonly color: boolean;
  /** Columns of the terminal; 80 where there is none. */
  readonly width: number;
  /** Whether a person watches standard error: progress is shown there. */
  readonly interactive: boolean;
  /** HTTPS_PROXY and NO_PROXY. */
  readonly proxy: { readonly https?: string | undefined; readonly no?: string | undefined };
}

/** What scripts can trust: nothing found, findings, could not do the job. */
export const EXIT = { ok: 0, findings: 1, failed: 2, bug: 3, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
