import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

/** The Node that runs this: `process`. */
type RunningNode = Pick<NodeJS.Process, 'arch' | 'versions'>;

/** The file in which the build leaves what this very version of V8 made of the program `file`. */
export function aheadOf(file: string, { arch, versions }: RunningNode): string {
  return `${file}.${arch}-${versions.v8}.cache`;
}

/** How a bundled script begins and ends: it gives a function, and is a CommonJS module too. */
export const WRAPPER = {
  head: "(typeof module === 'object' ? module : {}).exports = function (module, require, __filename, __dirname, importPart) {",
  foot: '}',
} as const;

type Wrapped = (...given: readonly [Module, NodeJS.Require, string, string, (path: string) => unknown]) => void;
type Module = { exports?: unknown };

/** Gives what a bundled script exports, by its file. */
type Load = (file: string) => unknown;

/**
 * What the bundled script `file` exports; undefined where there was no build. It is not compiled again by the very version
 * of Node that built it; V8 looks whether what it left fits and else compiles as always.
 */
export function builtScript(file: string, node: RunningNode): unknown {
  const load: Load = part => {
    const loaded = builtScript(part, node);
    optimizeLate(node);
    return loaded;
  };
  const cachedData = readIfThere(aheadOf(file, node));
  if (cachedData !== undefined) return exportsOf(scriptOf(file, cachedData), file, load);
  return existsSync(file) ? evaluated(createRequire(file)(file), file, load) : undefined;
}

/** A script of the bundle, which can tell what it was compiled to. */
export function scriptOf(file: string, cachedData?: Buffer): Script {
  // Bundles are ASCII, and a string of single bytes is read and compiled faster.
  return new Script(readFileSync(file, 'latin1'), { filename: file, ...(cachedData && { cachedData }) });
}

/** Runs a script of the bundle; `load` gives the scripts that it asks for. */
export function exportsOf(script: Script, file: string, load: Load): unknown {
  return evaluated(script.runInThisContext(), file, load);
}

/** What was compiled ahead cannot import by itself: that is handed in. */
function evaluated(wrapped: Wrapped, file: string, load: Load): unknown {
  const module: Module = {};
  const importPart = (path: string) => {
    const url = new URL(path, pathToFileURL(file));
    return path.endsWith('.cjs') ? load(fileURLToPath(url)) : import(url.href);
  };
  wrapped(module, createRequire(file), file, dirname(file), importPart);
  return module.exports;
}

/**
 * What is loaded so brings WebAssembly, the parser of HCL: V8 soon spends longer on optimizing it than most repositories
 * take to be read. Said only to versions that know the flag, and behind the scripts: flags are part of what V8 looks at.
 */
function optimizeLate({ versions }: RunningNode): void {
  if (!/^1[1-3]\./.test(versions.v8)) return;
  const v8: typeof import('node:v8') = createRequire(import.meta.url)('node:v8');
  v8.setFlagsFromString('--wasm-tiering-budget=500000000');
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
