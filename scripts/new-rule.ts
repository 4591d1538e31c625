import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `npm run new-rule -- CATEGORY ID [RESOURCE]`: starts a rule file that loads and whose examples hold. */
const root = join(import.meta.dirname, '..');
const [category, id, resource = 'DBInstance'] = process.argv.slice(2);

if (
  category === undefined ||
  id === undefined ||
  !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) ||
  !/^[a-z]+$/.test(category)
) {
  stop(
    'usage: npm run new-rule -- CATEGORY ID [RESOURCE], such as: npm run new-rule -- network rds-instance-in-vpc DBInstance',
  );
} else start(join('rules', category, `${id}.yaml`), template(category, id, resource));

function start(file: string, text: string): void {
  if (existsSync(join(root, file))) {
    stop(`${file} is there already`);
    return;
  }
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
  process.stdout.write(`wrote ${file}\nnext: edit it, then: npx tsx src/cli.ts test ${file} && npm run generate\n`);
}

function stop(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}

function template(folder: string, name: string, type: string): string {
  return `# yaml-language-server: $schema=../../schema/rule.schema.json
id: ${name}
title: The wanted state, as a statement
severity: medium
category: ${folder}
since: 0.1.0
resource: ${type}
description: >-
  Why it matters, plainly, and what exactly is judged.
remediation:
  summary: What to do.
  impact: Downtime, replacement, cost.
references:
  - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Welcome.html

assert: { DeletionProtection: true }

tests:
  - name: as wanted
    expect: pass
    given: { ${type}: { DeletionProtection: true } }
  - name: not so
    expect: fail
    given: { ${type}: { DeletionProtection: false } }
  - name: the source does not say
    expect: unknown
    given: { ${type}: { DeletionProtection: (unknown) } }
`;
}
