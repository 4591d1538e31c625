import type { TypeName } from '../model/types.ts';
import { loadRecorded } from '../source/recorded.ts';
import type { Loaded } from '../source/source.ts';
import { UserError } from '../util/errors.ts';
import type { Io } from './io.ts';
import { type LiveOptions, withLive } from './live.ts';

export interface InputOptions extends LiveOptions {
  readonly paths: readonly string[];
  readonly allowIncomplete: boolean;
}

/** What is judged: the paths, offline; without any, the live account. */
export async function loadInput(options: InputOptions, needs: ReadonlySet<TypeName>, io: Io): Promise<Loaded> {
  if (options.paths.length > 0) return loadPaths(options, io);
  const { collect } = await import('../source/aws.ts');
  return withLive(options, io, live => collect({ ...live, needs }));
}

function loadPaths({ paths, allowIncomplete, regions }: InputOptions, io: Io): Loaded {
  if (regions.length > 0) {
    throw new UserError({ message: '--region goes with a live scan, not with paths', hint: 'leave out one of them' });
  }
  const loaded = loadRecorded(paths, { allowIncomplete, stdin: io.stdin });
  if (loaded.inventories.length === 0 && loaded.mistakes.length > 0) throw new UserError(loaded.mistakes);
  return loaded;
}
