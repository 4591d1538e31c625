/** Where something is written: 1-based lines and columns, the end exclusive (the column after the last character). */
export interface Location {
  /** Path as given on the command line (POSIX separators), or `<stdin>`. */
  readonly file: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One step into a resource as it is written: a field name or a list index. */
export type Key = string | number;

/** A place that evidence points at: a resource of an inventory and the way into it; the empty path is the resource itself. */
export interface Place {
  readonly type: string;
  readonly resource: object;
  readonly path: readonly Key[];
}
