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
