import type { Report } from '../model/finding.ts';
import { FOLDER_REPORTERS, type Format, REPORTERS } from '../report/formats.ts';
import type { FolderReport, ReportContext } from '../report/reporter.ts';
import { type Mistake, UserError } from '../util/errors.ts';
import type { Io } from './io.ts';
import { batched, isFolder, writeFile, writeFolder } from './write-files.ts';

/** One `--format`: where a report goes; without a file to standard output. A folder is there, or its name ends with a slash. */
export interface Output {
  readonly format: Format;
  readonly file: string | undefined;
}

type About = Pick<ReportContext, 'include' | 'rules'>;

/** Writes each report. One that cannot be written keeps no other from being so; then all that went wrong is thrown. */
export async function writeReports(report: Report, outputs: readonly Output[], about: About, io: Io): Promise<void> {
  const mistakes: Mistake[] = [];
  for (const output of outputs) {
    try {
      await writeReport(report, output, { ...about, ...contextOf(output, io) }, io);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      mistakes.push(...error.mistakes);
    }
  }
  if (mistakes.length > 0) throw new UserError(mistakes);
}

function contextOf({ file }: Output, io: Io): Omit<ReportContext, keyof About> {
  const { version, cwd } = io;
  return file === undefined
    ? { version, cwd, color: io.color, width: io.width }
    : { version, cwd, color: false, width: 80 };
}

async function writeReport(report: Report, { format, file }: Output, context: ReportContext, io: Io): Promise<void> {
  if (file !== undefined && isFolder(file)) return writeFolder(file, await folderOf(format, file, report, context));
  const reporter = await REPORTERS[format]();
  const chunks = reporter(report, context);
  if (file === undefined) for (const chunk of batched(chunks)) io.out(chunk);
  else writeFile(file, chunks);
}

async function folderOf(format: Format, folder: string, report: Report, context: ReportContext): Promise<FolderReport> {
  const reporter = await FOLDER_REPORTERS[format]?.();
  if (reporter !== undefined) return reporter(report, context);
  const formats = Object.keys(FOLDER_REPORTERS).join(', ');
  throw new UserError({
    message: `a report in ${format} is one file, and ${folder} is a folder`,
    hint: `name a file; folders are for ${formats}`,
  });
}
