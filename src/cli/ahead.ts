import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

type Program = typeof import('./run.ts');

/** The Node that runs this: `process`. */
type RunningNode = Pick<NodeJS.Process, 'arch' | 'versions'>;

/** The file in which the build leaves what this very version of V8 made of the program `file`. */
export function aheadOf(file: string, { arch, versions }: RunningNode): string {
  return `${file}.${arch}-${versions.v8}.cache`;
}

/**
 * The bundled program `file`, without compiling it again: absent where the build ran on another version of Node or where
 * there was none. V8 looks whether what it left fits and else compiles as always.
 */
export function compiledAhead(file: string, node: RunningNode): Program | undefined {
  const cachedData = readIfThere(aheadOf(file, node));
  return cachedData && runProgram(programScript(file, cachedData), file);
}

/** The program as a script, which can tell what it was compiled to. */
export function programScript(file: string, cachedData?: Buffer): Script {
  // Bundles are ASCII, and a string of single bytes is read and compiled faster.
  const source = `(function (exports, require, module, __filename, __dirname, importApart) {${readFileSync(file, 'latin1')}\n})`;
  return new Script(source, { filename: file, ...(cachedData && { cachedData }) });
}

/** Evaluates it, as Node does a CommonJS module. What was compiled ahead cannot import by itself: that is handed in. */
export function runProgram(script: Script, file: string): Program | undefined {
  const module: { exports?: Program } = {};
  const evaluate: (...given: readonly unknown[]) => void = script.runInThisContext();
  const importApart = (path: string) => import(new URL(path, pathToFileURL(file)).href);
  evaluate(module.exports, createRequire(file), module, file, dirname(file), importApart);
  return module.exports;
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
