import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleProgram } from './bundle.ts';
import { compileAhead } from './compile-ahead.ts';

/** Bundles the program into dist/, with the built-in rules checked and turned to data. `npm run build`. */
const root = join(import.meta.dirname, '..');
const out = join(root, 'dist');

rmSync(out, { recursive: true, force: true });
await bundleProgram(out, ['index', 'lambda']);
const types = !process.argv.includes('--no-types');
await compileAhead(join(out, 'run.cjs'));
if (types) {
  execFileSync(
    process.execPath,
    [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', join(root, 'tsconfig.build.json')],
    {
      stdio: 'inherit',
    },
  );
  writeFileSync(join(out, 'types', 'package.json'), '{ "type": "module" }\n');
}
