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
    optimizeWasmLate(node);
    return loaded;
  };
  const cachedData = readIfThere(aheadOf(file, node));
  if (cachedData === undefined) return existsSync(file) ? evaluated(createRequire(file)(file), file, load) : undefined;
  const script = scriptOf(file, cachedData);
  optimizeLate(node);
  return exportsOf(script, file, load);
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
 * Six times V8's usual patience. A small scan is over before what is optimized beside it is of use, and waits for it at its
 * end; what runs for seconds is optimized nearly as soon as ever, and less of it in vain.
 */
export function optimizeLate(node: RunningNode): void {
  setFlag('--interrupt-budget=400000', /^11\./, node);
}

/** What is loaded apart brings the parser of HCL: optimizing it takes longer than most repositories take to be read. */
function optimizeWasmLate(node: RunningNode): void {
  setFlag('--wasm-tiering-budget=500000000', /^1[1-3]\./, node);
}

/**
 * Only for versions of V8 that are known to mean this by it, and behind the script that it is for: V8 refuses what was
 * compiled ahead under other flags.
 */
function setFlag(flag: string, known: RegExp, { versions }: RunningNode): void {
  if (!known.test(versions.v8)) return;
  const v8: typeof import('node:v8') = createRequire(import.meta.url)('node:v8');
  v8.setFlagsFromString(flag);
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
