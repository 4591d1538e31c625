import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { WRAPPER } from '../src/cli/ahead.ts';
import { toBuilt } from '../src/rule/built.ts';
import { loadRules } from '../src/rule/load.ts';

const SRC = join(import.meta.dirname, '..', 'src');

/** How everything is bundled; benchmarks bundle alike. */
export const bundle = {
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // The default takes CommonJS first, in which lazily imported AWS clients lose their exports.
  mainFields: ['module', 'main'],
  // Its build for Node is CommonJS: it can neither be shaken nor flattened.
  alias: { yaml: join(import.meta.dirname, '..', 'node_modules', 'yaml', 'browser', 'dist', 'index.js') },
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  chunkNames: 'chunks/[name]-[hash]',
  legalComments: 'linked',
  minify: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** What few runs need and the program loads from files of their own; nothing of ours in it may be compared by identity. */
const CLIENTS = ['backup', 'cloudwatch', 'ec2', 'guardduty', 'kms', 'lambda', 'rds', 'secretsmanager', 'sns', 'sts'];
const clientFile = (name: string) => join(SRC, 'source', 'aws', 'clients', `${name}.ts`);
const HCL = 'web-tree-sitter';

/** Turns the imports of those files, and of the program by its door, into imports of what is built of them. */
const apart: Plugin = {
  name: 'apart',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.\/cli\/run\.ts$/ }, () => ({ path: './run.cjs', external: true }));
    onResolve({ filter: /^\.\/clients\/\w+\.ts$/ }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path: `./apart/${basename(path, '.ts')}.mjs`, external: true } : undefined,
    );
    onResolve({ filter: new RegExp(`^${HCL}$`) }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: `./apart/${HCL}.cjs`, external: true } : undefined,
    );
  },
};

/** Commander takes child processes, and with them the network, along for sub-programs, of which there are none. */
const noSubPrograms: Plugin = {
  name: 'no sub-programs',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^node:child_process$/ }, ({ importer, path }) =>
      importer.includes('/commander/') ? { path, namespace: 'no-sub-programs' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'no-sub-programs' }, () => ({ contents: 'module.exports = {}' }));
  },
};

/** Chalk looks what the terminal can show, and takes its module and the system's along; it is told by us. */
const toldColors: Plugin = {
  name: 'told colors',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^#supports-color$/ }, ({ path }) => ({ path, namespace: 'told-colors' }));
    onLoad({ filter: /.*/, namespace: 'told-colors' }, () => ({
      contents: 'export default { stdout: false, stderr: false };',
    }));
  },
};

/** Digests are asked for by some reports only, and what makes them takes as long to load as a small template to be read. */
const digestsOnUse: Plugin = {
  name: 'digests on use',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^node:crypto$/ }, ({ importer, path }) =>
      importer.startsWith(SRC) ? { path, namespace: 'digests-on-use' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'digests-on-use' }, ({ path }) => ({
      contents: `export const createHash = (...given) => require(${JSON.stringify(path)}).createHash(...given);`,
    }));
  },
};

/** Data that is parsed when it is first read takes half the time of data that is written out as JavaScript. */
const parsedData: Plugin = {
  name: 'parsed data',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.generated\.json$/ }, ({ path }) => {
      const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
      return { contents: `export default JSON.parse(${JSON.stringify(JSON.stringify(data))})`, loader: 'js' };
    });
  },
};

/**
 * The command line is CommonJS: what V8 can compile ahead is a script, which an ECMAScript module is not, and Node starts
 * a module some milliseconds later.
 */
const commandLine = {
  ...bundle,
  splitting: false,
  plugins: [apart, noSubPrograms, toldColors, digestsOnUse, parsedData],
  format: 'cjs',
  banner: { js: "'use strict';const programUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: { 'import.meta.url': 'programUrl' },
} as const satisfies BuildOptions;

/** What is compiled ahead. */
const script = {
  ...commandLine,
  outExtension: { '.js': '.cjs' },
  banner: { js: `${WRAPPER.head}${commandLine.banner.js}` },
  footer: { js: WRAPPER.foot },
} as const satisfies BuildOptions;

/**
 * Bundles the command line with its rules, and the doors to the library of these names. The command line is two files, the door and the
 * program behind it: each further file would cost every start about two milliseconds.
 */
export async function bundleProgram(out: string, doors: readonly string[] = []): Promise<void> {
  const entries = doors.map(name => [name, join(SRC, `${name}.ts`)]);
  const clients = CLIENTS.map(name => [`apart/${name}`, clientFile(name)]);
  const { metafile } = await build({
    ...bundle,
    outdir: out,
    outExtension: { '.js': '.mjs' },
    entryPoints: Object.fromEntries([...entries, ...clients]),
    metafile: true,
  });
  refuseOurs(metafile);
  await build({ ...commandLine, outdir: out, entryPoints: { cli: join(SRC, 'cli.ts') } });
  const program = await build({
    ...script,
    outdir: out,
    entryPoints: { run: join(SRC, 'cli', 'run.ts') },
    write: false,
  });
  for (const { path, text } of program.outputFiles) writeFileSync(path, withImportsHandedIn(text));
  const { resolve } = createRequire(import.meta.url);
  const grammar = await build({
    ...script,
    outdir: out,
    entryPoints: { [`apart/${HCL}`]: resolve(HCL) },
    write: false,
  });
  for (const { path, text } of grammar.outputFiles) writeFileSync(path, text);
  for (const { text } of [...program.outputFiles, ...grammar.outputFiles]) refuseOthers(text);
  writeFileSync(join(out, 'package.json'), '{ "type": "commonjs" }\n');
  copyGrammar(out);
  writeFileSync(join(out, 'rules.jsonl'), toBuilt(loadRules([join(SRC, '..', 'rules')])));
}

/** What is compiled ahead is read as ASCII, which the bundler writes everywhere but in regular expressions. */
function refuseOthers(text: string): void {
  const [other] = /.{0,40}[\u0080-\uffff].{0,40}/.exec(text) ?? [];
  if (other !== undefined) throw new Error(`not ASCII, write escapes: ${other}`);
}

/** What is compiled ahead cannot import by itself. */
function withImportsHandedIn(text: string): string {
  const handedIn = text.replaceAll('import("./apart/', 'importPart("./apart/');
  const [left] = /\bimport\(["'`][^)]*\)/.exec(handedIn) ?? [];
  if (left !== undefined) throw new Error(`${left} must stand in src/ apart, where it is loaded on use`);
  return handedIn;
}

/** What stands apart is there beside the program's own copy of it: a class of ours in it would be two. */
function refuseOurs({ outputs }: Metafile): void {
  const inputsOf = (file: string): readonly string[] => {
    const { inputs = {}, imports = [] } = outputs[file] ?? {};
    return [...Object.keys(inputs), ...imports.filter(one => !one.external).flatMap(({ path }) => inputsOf(path))];
  };
  const apart = Object.keys(outputs).filter(file => dirname(file).endsWith('/apart'));
  const ours = apart.flatMap(inputsOf).filter(file => !/node_modules|src\/source\/aws\/clients\//.test(file));
  if (ours.length > 0) throw new Error(`${[...new Set(ours)].join(', ')} must not stand apart from the program`);
}

/** WebAssembly that Terraform is read with: what the program looks for beside its bundle. */
const WASM = [
  'web-tree-sitter/web-tree-sitter.wasm',
  '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm',
] as const;

function copyGrammar(folder: string): void {
  const { resolve } = createRequire(import.meta.url);
  for (const module of WASM) copyFileSync(resolve(module), join(folder, basename(module)));
}
