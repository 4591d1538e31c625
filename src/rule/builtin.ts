import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { detachedRule, fromBuilt } from './built.ts';
import { loadRules } from './load.ts';
import type { Rule } from './rule.ts';

/** Built beside the bundle, or above its chunks: rules already checked, without their examples. */
const BUILT = [new URL('./rules.jsonl', import.meta.url), new URL('../rules.jsonl', import.meta.url)];
const SOURCES = [new URL('../rules', import.meta.url), new URL('../../rules', import.meta.url)];

/** The rules that come with the program: as data from the build, or from their YAML where there is no build. */
export function loadBuiltinRules(): readonly Rule[] {
  const built = BUILT.find(file => existsSync(file));
  if (built === undefined) return loadRules([builtinFolder()]);
  return fromBuilt(readFileSync(built, 'latin1'));
}

/** The same for programs that use the library, as plain data, which may be copied and written out. */
export function loadPlainRules(): readonly Rule[] {
  return loadBuiltinRules().map(detachedRule);
}

/** The folder of the built-in rules' YAML, with their examples. */
export function builtinFolder(): string {
  return fileURLToPath(SOURCES.find(source => existsSync(source)) ?? new URL('../rules', import.meta.url));
}
