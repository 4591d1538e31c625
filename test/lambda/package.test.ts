import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleProgram } from '../../scripts/bundle.ts';
import { newFolder, serve, wholeAccount } from '../live/account.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const DOCS = readFileSync(join(ROOT, 'docs/scheduled.md'), 'utf8');
const hasZip = ['zip', 'unzip'].every(tool => spawnSync(tool, ['-v']).status === 0);

/** The S3 client of the function's runtime, which writes objects to a folder. */
const S3 = `import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
export class PutObjectCommand { constructor(input) { this.input = input; } }
export class S3Client {
  async send({ input: { Bucket, Key, Body } }) {
    const file = join(process.env.OBJECTS, Bucket, Key);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Body);
  }
}
`;

/** What the runtime does: the handler that the template names, in the first file of its name that is there, from the folder of the package. */
const RUNTIME = `import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
const [file, name] = process.argv[2].split(/\\.(?=[a-z]+$)/);
const found = ['.js', '.mjs'].map(ending => join(process.cwd(), file + ending)).find(path => existsSync(path));
const module = await import(pathToFileURL(found).href);
console.log(JSON.stringify(await module[name]({ source: 'aws.events' }, {})));
`;

describe.runIf(hasZip)('the package of the function (needs zip)', () => {
  serve(() => ({ folder: wholeAccount(), unrecorded: 'empty', trusted: [] }));
  let task = '';

  beforeAll(async () => {
    const home = newFolder();
    await bundleProgram(join(home, 'dist'), ['index', 'lambda']);
    copyFileSync(join(ROOT, 'package.json'), join(home, 'package.json'));
    writeFileSync(join(home, 'rds-audit.yaml'), 'fail-on: none\n');
    const [command = ''] = /^zip .*$/m.exec(DOCS) ?? [];
    expect(spawnSync('sh', ['-c', command], { cwd: home, encoding: 'utf8' }).stderr).toBe('');
    task = newFolder();
    spawnSync('unzip', ['-q', join(home, 'rds-audit.zip'), '-d', task]);
    writeIn(join(task, 'node_modules/@aws-sdk/client-s3'), {
      'package.json': '{ "type": "module", "exports": "./index.js" }',
      'index.js': S3,
    });
    writeFileSync(join(task, 'runtime.mjs'), RUNTIME);
  }, 120_000);

  it('runs where nothing is but itself and the SDK of the runtime, with the policy that is in it', async () => {
    const objects = newFolder();
    const env = { ...process.env, BUCKET: 'reports', REGIONS: 'eu-west-1', ALLOW_INCOMPLETE: 'true', OBJECTS: objects };
    const [, handler = ''] =
      /^ +Handler: (\S+)$/m.exec(readFileSync(join(ROOT, 'deploy/scheduled-audit.yaml'), 'utf8')) ?? [];
    const child = spawn(process.execPath, ['runtime.mjs', handler], { cwd: task, env, stdio: 'pipe' });
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    expect(err).not.toMatch(/error|warn/i);
    expect(JSON.parse(out)).toMatchObject({ exitCode: 0, imported: 0, problems: [] });
    const written = readdirSync(join(objects, 'reports'), { recursive: true }).map(String);
    const names = written.map(name => name.replace(/^rds-audit\/[^/]*\/?/, ''));
    for (const name of ['report.json', 'report.md', 'sarif/rds-audit-1.sarif']) expect(names).toContain(name);
    const [report = ''] = written.filter(name => name.endsWith('report.json'));
    expect(JSON.parse(readFileSync(join(objects, 'reports', report), 'utf8')).summary.fail).toBeGreaterThan(10);
  });
});

describe('docs/scheduled.md', () => {
  const template = readFileSync(join(ROOT, 'deploy/scheduled-audit.yaml'), 'utf8');
  const [, section = ''] = /^Parameters:\n(.*?)^\w/ms.exec(template) ?? [];
  const parameters = [...section.matchAll(/^ {2}(\w+):$/gm)].map(([, name = '']) => name).sort();

  it('deploys with parameters that the template has', () => {
    const [, given = ''] = /--parameter-overrides (.*)$/m.exec(DOCS) ?? [];
    const names = given.split(' ').map(pair => pair.split('=')[0] ?? '');
    expect(names.length).toBeGreaterThan(1);
    expect(names.filter(name => !parameters.includes(name))).toEqual([]);
  });

  it('tells every parameter', () => {
    const rows = DOCS.split('\n').filter(line => /^\| `[A-Z]/.test(line));
    const told = rows.flatMap(row => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
    expect(told.sort()).toEqual(parameters);
  });
});

function writeIn(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
}
