import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { loadRules } from '../src/rule/load.ts';
import { awsModel } from './aws-model.ts';
import { factFiles } from './facts.ts';
import { rulePages } from './rule-pages.ts';
import { ruleSchema } from './rule-schema.ts';

/** `npm run generate` writes every generated file; with `--check` it only says which are not current, and exits 1. */
const root = join(import.meta.dirname, '..');
const PAGES = join(root, 'docs', 'rules');

const files = new Map<string, string>([
  ['src/model/aws.generated.json', await awsModel()],
  ...factFiles(root),
  ['schema/rule.schema.json', `${JSON.stringify(ruleSchema(), null, 1)}\n`],
  ...rulePages(loadRules([join(root, 'rules')])),
]);
const orphans = existsSync(PAGES) ? readdirSync(PAGES).filter(page => !files.has(`docs/rules/${page}`)) : [];

if (process.argv.includes('--check')) check();
else write();

function write(): void {
  for (const [file, text] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  for (const page of orphans) rmSync(join(PAGES, page));
}

function check(): void {
  const stale = [...files].filter(
    ([file, text]) => !existsSync(join(root, file)) || readFileSync(join(root, file), 'utf8') !== text,
  );
  const names = [...stale.map(([file]) => file), ...orphans.map(page => relative(root, join(PAGES, page)))];
  if (names.length === 0) return;
  process.stderr.write(`not current: ${names.join(', ')}; run: npm run generate\n`);
  process.exitCode = 1;
}
