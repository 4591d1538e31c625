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

/** What is judged: the paths, offline; without any, the live account. */
export async function loadInput(options: InputOptions, needs: RuleNeeds, io: Io): Promise<Loaded> {
  if (options.paths.length > 0) return loadPaths(options, io);
  const { collect } = await import('../source/aws.ts');
  return withLive(options, io, live => collect({ ...live, needs }));
}

async function loadPaths({ paths, regions, ...options }: InputOptions, io: Io): Promise<Loaded> {
  if (regions.length > 0) {
    throw new UserError({ message: '--region goes with a live scan, not with paths', hint: 'leave out one of them' });
  }
  const loaded = await loadOffline(paths, { ...options, stdin: io.stdin });
  if (loaded.inventories.length === 0 && loaded.mistakes.length > 0) throw new UserError(loaded.mistakes);
  return loaded;
}
