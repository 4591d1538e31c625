import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Inventory } from '../../src/model/inventory.ts';
import { assemble } from '../../src/source/recorded/assemble.ts';
import { answersOf } from '../../src/source/recorded/gather.ts';
import { readInput } from '../../src/source/recorded/read.ts';
import { byScope } from '../../src/source/recorded/scopes.ts';
import { FOLDER } from './account.ts';

/** The account with other contents of some files by their paths below its folder; a file without content is not there. */
export type Reading = (changed?: ReadonlyMap<string, unknown>) => readonly Inventory[];

/** Reads the account as a scan of its folder does, but each file that stays as it is only once. */
export function parsedAccount(files: readonly string[]): Reading {
  const read = (file: string, text: string) => answersOf(readInput(text, join(FOLDER, file))).answers;
  const whole = new Map(files.map(file => [file, read(file, readFileSync(join(FOLDER, file), 'utf8'))]));
  return (changed = new Map()) => {
    const others = [...changed].map(([file, content]) => {
      return [file, content === undefined ? [] : read(file, JSON.stringify(content))] as const;
    });
    const { scopes } = byScope([...new Map([...whole, ...others]).values()].flat());
    return scopes.map(scope => assemble(scope, true).inventory);
  };
}
