import { resolve } from 'node:path';
import { narrowTo } from '../audit/left-out.ts';
import type { Report } from '../model/finding.ts';
import { escapeTerminal } from '../report/escape.ts';
import { plural } from '../report/words.ts';
import { UserError } from '../util/errors.ts';
import { changedSince, isInChange } from './changed.ts';
import type { Io } from './io.ts';
import { POLICY_FILE } from './policy.ts';

export interface ChangeOptions {
  /** A commit, tag or branch. */
  readonly changedSince?: string | undefined;
  readonly config: string | undefined;
  readonly parameterFiles?: readonly string[] | undefined;
  readonly variableFiles?: readonly string[] | undefined;
  readonly writeBaseline?: string | undefined;
}

/** Refuses what would take the rest of the failures for fixed. */
export function refuseWithBaseline({ changedSince: ref, writeBaseline }: ChangeOptions): void {
  if (ref === undefined || writeBaseline === undefined) return;
  throw new UserError({
    message: '--write-baseline does not go with --changed-since: a baseline holds all failures, not those of a change',
    hint: 'leave out one of them',
  });
}

/** The report of what a change touches, with a note on what was left out; whole, with a note, where that cannot be told. */
export async function onlyChanged(
  report: Report,
  options: ChangeOptions,
  io: Pick<Io, 'cwd'>,
): Promise<{ readonly report: Report; readonly notes: readonly string[] }> {
  const { changedSince: ref } = options;
  if (ref === undefined) return { report, notes: [] };
  const shown = escapeTerminal(ref);
  const changes = await changedSince(ref, io.cwd);
  if ('why' in changes)
    return {
      report,
      notes: [`what changed since ${shown} is not known, all is judged: ${escapeTerminal(changes.why)}`],
    };
  const far = farReaching(options).find(file => changes.files.has(resolve(io.cwd, file)));
  if (far !== undefined)
    return {
      report,
      notes: [`${escapeTerminal(far)} changed since ${shown}, and with it what holds everywhere: all is judged`],
    };
  const narrowed = narrowTo(report, finding => isInChange(finding, changes.files, io.cwd));
  const note = `left out ${plural(narrowed.left, 'finding')} in files that did not change since ${shown}`;
  return { report: narrowed.report, notes: narrowed.left === 0 ? [] : [note] };
}

/** What is given for all files at once: a change of it can change every verdict, wherever that is told. */
function farReaching({ config = POLICY_FILE, parameterFiles = [], variableFiles = [] }: ChangeOptions) {
  return [config, ...parameterFiles, ...variableFiles];
}
