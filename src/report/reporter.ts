import type { Remediation, Report, Severity, Status } from '../model/finding.ts';

/** A rule as reports describe it; the severity is the policy's. In the command, {Field} stands for a resource's own fields. */
export interface ReportedRule {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  readonly category: string;
  readonly tags: readonly string[];
  readonly references: readonly string[];
  readonly remediation: Remediation;
  readonly controls: Readonly<Record<string, readonly string[]>>;
}

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
  /** The rules of the run, for formats that describe them; without it they know of a rule what its findings say. */
  readonly rules?: readonly ReportedRule[] | undefined;
}

/** The report as text, in chunks that the caller writes one after the other. */
export type Reporter = (report: Report, context: ReportContext) => Iterable<string>;

/** One of the files that a report is split over. */
interface ReportFile {
  readonly name: string;
  readonly chunks: Iterable<string>;
}

/** A report as the files of a folder. */
export interface FolderReport {
  readonly files: readonly ReportFile[];
  /** What such files are called: those that an earlier report left and this one does not write are of no use any more. */
  readonly names: RegExp;
}

/** The report as a folder, for formats whose readers limit what one file may hold. */
export type FolderReporter = (report: Report, context: ReportContext) => FolderReport;
