import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRules } from '../src/rule/load.ts';
import { bundleProgram } from './bundle.ts';

/** Bundles the program into dist/, with the built-in rules checked and turned to data. `npm run build`. */
const root = join(import.meta.dirname, '..');
const out = join(root, 'dist');

rmSync(out, { recursive: true, force: true });
await bundleProgram(out, ['index', 'lambda']);
const rules = loadRules([join(root, 'rules')]).map(rule => ({ ...rule, tests: [] }));
writeFileSync(join(out, 'rules.json'), JSON.stringify(rules));
if (!process.argv.includes('--no-types')) {
  execFileSync(
    process.execPath,
    [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', join(root, 'tsconfig.build.json')],
    {
      stdio: 'inherit',
    },
  );
}
