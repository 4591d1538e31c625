import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { BuildOptions } from 'esbuild';

/** How the program is bundled; tests and benchmarks bundle alike. */
export const bundle = {
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // The default takes CommonJS first, in which lazily imported AWS clients lose their exports.
  mainFields: ['module', 'main'],
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  chunkNames: 'chunks/[name]-[hash]',
  legalComments: 'linked',
  minify: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** WebAssembly that Terraform is read with: what the program looks for beside its bundle. */
const WASM = [
  'web-tree-sitter/web-tree-sitter.wasm',
  '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm',
] as const;

/** Puts beside a bundle what it loads and esbuild does not bring. */
export function copyGrammar(folder: string): void {
  const { resolve } = createRequire(import.meta.url);
  for (const module of WASM) copyFileSync(resolve(module), join(folder, basename(module)));
}
