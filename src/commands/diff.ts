import type { FailOn } from '../policy/fail-on.ts';
import { compareReports } from './diff/compare.ts';
import { readReport } from './diff/read.ts';
import { differenceJson, differenceText } from './diff/write.ts';
import { reaches } from './exit-code.ts';
import { EXIT, type ExitCode, type Io } from './io.ts';

export interface DiffOptions {
  /** Files that `--format json` wrote. */
  readonly before: string;
  readonly after: string;
  readonly failOn: FailOn;
  readonly format: 'text' | 'json';
}

/** `rds-audit diff A.json B.json`: what is new, fixed and still there; new failures from `--fail-on` on make the exit code 1. */
export function diffCommand(options: DiffOptions, io: Io): ExitCode {
  const [before, after] = [readReport(options.before), readReport(options.after)];
  const difference = compareReports(before, after);
  const isJson = options.format === 'json';
  io.out(isJson ? differenceJson(difference, before, after, io.version) : differenceText(difference));
  return difference.new.some(({ severity }) => reaches(severity, options.failOn)) ? EXIT.findings : EXIT.ok;
}
