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

/** Loads what a bundled script asks for on its way: scripts of the same kind by their file, and modules. */
interface Load {
  script(file: string): unknown;
  module(url: string): Promise<unknown>;
}

/**
 * What the bundled script `file` exports; undefined where there was no build. It is not compiled again by the very version
 * of Node that built it; V8 looks whether what it left fits and else compiles as always.
 */
export function builtScript(file: string, node: RunningNode): unknown {
  const load: Load = {
    script: part => {
      const loaded = builtScript(part, node);
      setFlag(WASM_LATE, node);
      return loaded;
    },
    module: url => {
      setFlag(AS_USUAL, node);
      return import(url);
    },
  };
  const cachedData = readIfThere(aheadOf(file, node));
  if (cachedData === undefined) return existsSync(file) ? evaluated(createRequire(file)(file), file, load) : undefined;
  const script = scriptOf(file, cachedData);
  setFlag(LATE, node);
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
    return path.endsWith('.cjs') ? load.script(fileURLToPath(url)) : load.module(url.href);
  };
  wrapped(module, createRequire(file), file, dirname(file), importPart);
  return module.exports;
}

/** A flag of V8, and the versions that are known to mean this by it. */
interface Flag {
  readonly flag: string;
  readonly known: RegExp;
}

/**
 * Six times the usual patience. A small scan is over before what V8 optimizes beside it is of use, and waits for it at its
 * end; what runs for seconds is optimized nearly as soon as ever, and less of it in vain.
 */
export const LATE: Flag = { flag: '--interrupt-budget=400000', known: /^11\.3\./ };

/** V8's own, for the clients of AWS, which are only loaded where there is much to do. */
const AS_USUAL: Flag = { flag: '--interrupt-budget=67584', known: LATE.known };

/** Optimizing the parser of HCL takes longer than most repositories take to be read. */
const WASM_LATE: Flag = { flag: '--wasm-tiering-budget=500000000', known: /^1[1-3]\./ };

/** Set behind the script that it is for: V8 refuses what was compiled ahead under other flags. */
export function setFlag({ flag, known }: Flag, { versions }: RunningNode): void {
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
