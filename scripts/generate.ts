import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { awsModel } from './aws-model.ts';
import { factFiles } from './facts.ts';

/** `npm run generate` writes every generated file; with `--check` it only says which are not current, and exits 1. */
const root = join(import.meta.dirname, '..');
const PAGES = join(root, 'docs', 'rules');

const MODEL = 'src/model/aws.generated.json';
const model = await awsModel();
/** Everything else reads the model when it is loaded, and a new type is not in yesterday's. */
if (!process.argv.includes('--check')) writeFileSync(join(root, MODEL), model);
const { rulePages } = await import('./rule-pages.ts');
const { modelPage } = await import('./model-page.ts');
const { ruleSchema } = await import('./rule-schema.ts');
const { policySchema } = await import('./policy-schema.ts');
const { loadRules } = await import('../src/rule/load.ts');
const rules = loadRules([join(root, 'rules')]);

const files = new Map<string, string>([
  [MODEL, model],
  ...factFiles(root),
  ['schema/rule.schema.json', `${JSON.stringify(ruleSchema(), null, 1)}\n`],
  ['schema/policy.schema.json', `${JSON.stringify(policySchema(rules), null, 1)}\n`],
  ['docs/model.md', modelPage(readFileSync(join(root, 'docs', 'model.md'), 'utf8'))],
  ...rulePages(rules),
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
