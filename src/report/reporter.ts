import type { Report, Status } from '../model/finding.ts';

/** What a reporter may know of the world it writes for. */
export interface ReportContext {
  readonly version: string;
  readonly color: boolean;
  /** Columns; reporters for people keep it between 40 and 120. */
  readonly width: number;
  /** Absolute, POSIX separators; places below it are shown relative to it. */
  readonly cwd: string;
  /** What was asked for. The report's findings are already filtered by it: reporters write all of them. */
  readonly include: ReadonlySet<Status>;
}

/** The report as text, in chunks that the caller writes one after the other. */
export type Reporter = (report: Report, context: ReportContext) => Iterable<string>;
