import type { TemplateOptions } from '../source/offline/options.ts';
import { loadOffline } from '../source/offline.ts';
import type { Loaded } from '../source/source.ts';
import { UserError } from '../util/errors.ts';
import type { Io } from './io.ts';
import { type LiveOptions, withLive } from './live.ts';
import type { RuleNeeds } from './rules-of.ts';

export interface InputOptions extends LiveOptions, TemplateOptions {
  readonly paths: readonly string[];
  readonly allowIncomplete: boolean;
}

/** What is judged: the paths, offline; without any, the live account, as far as the rules need it. */
export async function loadInput(options: InputOptions, needs: () => RuleNeeds, io: Io): Promise<Loaded> {
  if (options.paths.length > 0) return loadPaths(options, io);
  const { collectAccounts } = await import('../source/aws.ts');
  return withLive(options, io, live => collectAccounts({ ...live, needs: needs() }));
}

async function loadPaths({ paths, ...options }: InputOptions, io: Io): Promise<Loaded> {
  refuseLive(options);
  const loaded = await loadOffline(paths, { ...options, stdin: io.stdin });
  if (loaded.inventories.length === 0 && loaded.mistakes.length > 0) throw new UserError(loaded.mistakes);
  return loaded;
}

/** What says which live account to look at means nothing for files. */
function refuseLive({ regions, roleArns = [], accountsFile }: Partial<LiveOptions>): void {
  const flags = [
    ...(regions?.length ? ['--region'] : []),
    ...(roleArns.length > 0 ? ['--role-arn'] : []),
    ...(accountsFile === undefined ? [] : ['--accounts-file']),
  ];
  if (flags.length === 0) return;
  const message = `${flags.join(' and ')} ${flags.length > 1 ? 'go' : 'goes'} with a live scan, not with paths`;
  throw new UserError({ message, hint: 'leave out one of them' });
}
