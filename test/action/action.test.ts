import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/finding.ts';
import { git, installAction, newFolder, type PullRequest, pullRequest, withRecordings } from './checkout.ts';
import { type Job, type Ran, runAction } from './runner.ts';

const hasTools = ['bash', 'git', 'curl'].every(tool => spawnSync(tool, ['--version']).status === 0);

const SCHEMA = JSON.parse(readFileSync(new URL('../support/sarif-schema.json', import.meta.url), 'utf8'));
const isSarif = new Ajv2020({ strict: false, unicodeRegExp: false, validateFormats: false }).compile(SCHEMA);

describe.runIf(hasTools)('the Action (needs bash, git and curl)', () => {
  let action = '';
  beforeAll(async () => {
    action = await installAction();
  });

  /** Runs the Action for a pull request of this repository, or of a fork. */
  function run({ workspace, base }: PullRequest, inputs: Job['inputs'] = {}, from = 'books/shop'): Ran {
    const event = { pull_request: { base: { sha: base }, head: { repo: { full_name: from } } } };
    const env = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_BASE_REF: 'main' };
    return runAction({ action, workspace, inputs: { 'upload-sarif': 'false', ...inputs }, event, env });
  }

  /** The repository's base with a baseline of all its failures. */
  function withBaseline(workspace: string): void {
    const args = [join(action, 'dist/cli.js'), '.', '--write-baseline', 'known.json', '--allow-incomplete', '--quiet'];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: workspace, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  }

  describe('of a pull request that opens security groups and removes Multi-AZ', () => {
    let ran: Ran;
    beforeAll(() => {
      ran = run(pullRequest({ prepare: withBaseline }), { baseline: 'known.json' });
    });

    it('with a baseline: annotates just that, on its lines, worst first, and fails', () => {
      expect(annotations(ran)).toEqual([
        'error cloudformation/stock.yaml:12 rds-security-group-no-internet-ingress',
        'error terraform/network.tf:9 rds-security-group-no-internet-ingress',
        'warning cloudformation/stock.yaml:13 rds-instance-multi-az',
        'warning terraform/database.tf:1 rds-instance-multi-az',
      ]);
      expect(commandsIn(ran)).toHaveLength(4);
      expect(ran.exit).toBe(1);
      expect(ran.outputs).toMatchObject({ outcome: 'findings', 'exit-code': '1', failed: '4', high: '2', medium: '2' });
    });

    it('with a baseline: has a row for each of them in the summary, and what was known apart', () => {
      const [, failures = ''] = /^## Failures$(.*?)^## /ms.exec(ran.summary) ?? [];
      const rows = failures.split('\n').filter(line => /^\| (critical|high|medium|low|info) \|/.test(line));
      expect(rows.map(row => row.split(' | ').slice(1, 4).join(' '))).toEqual([
        '`rds-security-group-no-internet-ingress` `DBInstance Stock` `cloudformation/stock.yaml:12:19`',
        '`rds-security-group-no-internet-ingress` `DBInstance aws_db_instance.shop` `terraform/network.tf:9:20`',
        '`rds-instance-multi-az` `DBInstance Stock` `cloudformation/stock.yaml:13:3`',
        '`rds-instance-multi-az` `DBInstance aws_db_instance.shop` `terraform/database.tf:1:1`',
      ]);
      expect(ran.summary).toContain('4 new failed');
    });

    it('with a baseline: has just them for new in SARIF that is valid', () => {
      const results = sarifOf(ran).flatMap(log => log.runs.flatMap(one => one.results));
      const fresh = results.filter(one => one.baselineState === 'new');
      expect(fresh.map(one => one.ruleId).sort()).toEqual([
        ...['rds-instance-multi-az', 'rds-instance-multi-az'],
        ...['rds-security-group-no-internet-ingress', 'rds-security-group-no-internet-ingress'],
      ]);
      expect(results.length).toBeGreaterThan(20);
    });

    it('tells what it fixed, in outputs and summary', () => {
      const fixed = report(ran).fixed?.map(({ rule }) => rule) ?? [];
      expect(fixed).toContain('rds-instance-backup-retention-period');
      expect(fixed).toContain('rds-instance-not-publicly-accessible');
      expect(Number(ran.outputs.fixed)).toBe(fixed.length);
      expect(ran.summary).toContain('fixed');
    });

    it('without a baseline: annotates what it did not at the base in the same places', () => {
      const change = pullRequest();
      const after = openFailures(run(change));
      git(change.workspace, 'checkout', '--quiet', change.base);
      const before = openFailures(run(change));
      expect(after.filter(one => !before.includes(one))).toEqual([
        'rds-security-group-no-internet-ingress Stock cloudformation/stock.yaml:12',
        'rds-security-group-no-internet-ingress aws_db_instance.shop terraform/network.tf:9',
        'rds-instance-multi-az Stock cloudformation/stock.yaml:13',
        'rds-instance-multi-az aws_db_instance.shop terraform/database.tf:1',
      ]);
    });

    it('writes SARIF that is valid, with the places of the repository', () => {
      const logs = sarifOf(run(pullRequest()));
      expect(JSON.stringify(logs)).toContain('"uri":"terraform/network.tf"');
      const categories = logs.flatMap(({ runs }) => runs.map(({ automationDetails }) => automationDetails.id));
      expect(categories).toEqual(['rds-audit/cloudformation/', 'rds-audit/terraform/']);
    });

    it('changed-only: leaves out, uncounted, what stands in files that it does not touch, and says so', () => {
      const change = pullRequest();
      const [all, changed] = [run(change), run(change, { 'changed-only': 'true' })];
      expect(openFailures(all).some(one => one.includes('replica.tf'))).toBe(true);
      expect(openFailures(changed)).toEqual(openFailures(all).filter(one => !one.includes('replica.tf')));
      expect(Number(changed.outputs.failed)).toBeLessThan(Number(all.outputs.failed));
      expect(Number(changed.outputs.failed)).toBe(openFailures(changed).length);
      expect(changed.stderr).toMatch(/^note: left out \d+ findings in files that did not change/m);
      expect(changed.summary).toMatch(/^note: left out \d+ findings/m);
    });

    it('changed-only in a shallow clone judges all, and says so', () => {
      const change = pullRequest();
      const workspace = join(newFolder(), 'shallow');
      git(
        change.workspace,
        'clone',
        '--quiet',
        '--depth=1',
        '--branch=change',
        `file://${change.workspace}`,
        workspace,
      );
      const ran = run({ ...change, workspace }, { 'changed-only': 'true' });
      expect(openFailures(ran)).toEqual(openFailures(run(change)));
      expect(ran.stderr).toMatch(/^note: what changed since .* is not known, all is judged/m);
    });
  });

  describe('of a pull request that suppresses itself', () => {
    const OFF = 'rules: { rds-instance-multi-az: off }\n';
    const change = (workspace: string) => writeFileSync(join(workspace, 'rds-audit.yaml'), OFF);
    const isTold = (ran: Ran) => openFailures(ran).some(one => one.startsWith('rds-instance-multi-az'));

    it('is heeded where nothing else was asked for', () => {
      expect(isTold(run(pullRequest({ change })))).toBe(false);
    });

    it('is not heeded with policy-from-base, whether the base has a policy or none', () => {
      const own = { 'policy-from-base': 'true' };
      expect(isTold(run(pullRequest({ change }), own))).toBe(true);
      const prepare = (workspace: string) => writeFileSync(join(workspace, 'rds-audit.yaml'), 'fail-on: critical\n');
      const ran = run(pullRequest({ prepare, change }), own);
      expect(isTold(ran)).toBe(true);
      expect(ran.outputs).toMatchObject({ outcome: 'passed', 'exit-code': '0' });
    });

    it('cannot do it by a baseline or a comment either', () => {
      const ran = run(
        pullRequest({
          prepare: withBaseline,
          change: workspace => {
            withBaseline(workspace);
            const file = join(workspace, 'terraform/database.tf');
            const why = '# rds-audit:ignore rds-instance-multi-az reason="mine"\n';
            writeFileSync(file, why + readFileSync(file, 'utf8'));
          },
        }),
        { 'policy-from-base': 'true', baseline: 'known.json' },
      );
      expect(openFailures(ran).filter(one => one.startsWith('rds-instance-multi-az'))).toHaveLength(2);
      expect(ran.outputs.failed).toBe('4');
    });

    it.each([
      ['a rule in .gitignore', 'terraform/.gitignore', '*.tf\n'],
      ['a new template that it ignores', '.gitignore', '/stacks/\n'],
    ])('nor by %s', (_, file, text) => {
      const workspace = pullRequest({
        change: folder => {
          mkdirSync(join(folder, 'stacks'));
          cpSync(join(folder, 'terraform/replica.tf'), join(folder, 'stacks/more.tf'));
          git(folder, 'add', 'stacks');
          writeFileSync(join(folder, file), text);
        },
      });
      const ran = run(workspace, { 'policy-from-base': 'true' });
      expect([ran.exit, ran.outputs.outcome]).toEqual([2, 'failed']);
      expect(ran.stderr).toMatch(/^::error title=rds-audit::policy-from-base {2}\.gitignore hides .*\.tf$/m);
    });

    it('leaves no work tree behind', () => {
      const change = pullRequest({});
      run(change, { 'policy-from-base': 'true', paths: 'terraform' });
      expect(git(change.workspace, 'worktree', 'list').split('\n')).toHaveLength(1);
    });

    it('fails where the base cannot be had', () => {
      const workspace = join(newFolder(), 'alone');
      git('/', 'clone', '--quiet', '--depth=1', `file://${pullRequest({ change }).workspace}`, workspace);
      git(workspace, 'remote', 'remove', 'origin');
      const ran = run({ workspace, base: 'f'.repeat(40) }, { 'policy-from-base': 'true' });
      expect(ran.exit).toBe(2);
      expect(ran.stderr).toContain('::error title=rds-audit::policy-from-base');
      expect(ran.outputs).toMatchObject({ outcome: 'failed', 'exit-code': '2', failed: '' });
    });
  });

  describe('in a folder below the top', () => {
    it('reads its policy and paths there, and names files from the top', () => {
      const change = pullRequest({
        change: workspace => writeFileSync(join(workspace, 'terraform/rds-audit.yaml'), 'fail-on: none\n'),
      });
      const ran = run(change, { 'working-directory': 'terraform', formats: 'csv=all.csv' });
      expect(ran.exit).toBe(0);
      expect(openFailures(ran).filter(one => !one.includes(' terraform/'))).toEqual([]);
      expect(openFailures(ran).length).toBeGreaterThan(3);
      expect(existsSync(join(change.workspace, 'terraform/all.csv'))).toBe(true);
      const file = run(change, { 'working-directory': 'terraform', paths: './database.tf' });
      expect(openFailures(file).filter(one => !one.includes(' terraform/database.tf'))).toEqual([]);
    });
  });

  describe('of recordings', () => {
    it('judges the paths that are named, one a line, in whatever form', () => {
      const ran = run(pullRequest({ prepare: withRecordings }), {
        paths: '\n  recorded/111122223333/eu-west-1  \n\nrecorded/111122223333/us-east-1\n',
        'fail-on': 'none',
      });
      expect(ran.exit).toBe(0);
      expect(report(ran).scopes.map(({ region }) => region)).toEqual(['eu-west-1', 'us-east-1']);
      expect(ran.outputs.outcome).toBe('passed');
    });
  });

  describe('with inputs that mean harm', () => {
    const HARM = ['$(touch harmed)', '`touch harmed`', '"; touch harmed; "', "'; touch harmed; '", '\u0024{{ x }}'];

    it.each(HARM)('%s is a text like any other', text => {
      const change = pullRequest();
      const inputs = ['paths', 'config', 'rules', 'baseline', 'fail-on', 'working-directory'];
      for (const input of inputs) {
        const ran = run(change, { [input]: text });
        expect(ran.outputs.outcome, input).toBe('failed');
        expect(existsSync(join(change.workspace, 'harmed'))).toBe(false);
      }
    });

    it('no flag and no command can be smuggled in', () => {
      const ran = run(pullRequest(), { paths: '--allow-incomplete\n::set-output name=x::y\n##[error]z' });
      expect(ran.exit).toBe(2);
      expect(ran.stdout + ran.stderr).not.toMatch(/^\s*::set-output|##\[/m);
    });

    it('a folder with a strange name is a folder', () => {
      const name = 'a b$(c)\u0060d\u0060;e';
      const ran = run(
        pullRequest({
          change: workspace => {
            mkdirSync(join(workspace, name));
            cpSync(join(workspace, 'terraform/replica.tf'), join(workspace, name, 'replica.tf'));
          },
        }),
        { paths: name, 'changed-only': 'true' },
      );
      expect(ran.exit).toBe(1);
      expect(openFailures(ran).every(one => one.includes(name))).toBe(true);
    });
  });

  describe('with the upload to code scanning', () => {
    const upload = async (status: number, inputs: Job['inputs'], from: string) => {
      const server = await serverOf(status);
      const change = pullRequest();
      const event = { pull_request: { base: { sha: change.base }, head: { repo: { full_name: from } } } };
      const env = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_API_URL: server.url };
      const ran = runAction({
        action,
        workspace: change.workspace,
        inputs: { paths: 'terraform', ...inputs },
        event,
        env,
      });
      server.close();
      return ran;
    };

    it.each([
      ['is there and the token may', 200, 'books/shop', 1],
      ['was never uploaded to', 404, 'books/shop', 1],
      ['is off or the token may not', 403, 'books/shop', 0],
      ['is not for a fork', 200, 'stranger/shop', 0],
    ])('auto: where it %s', async (_, status, from, times) => {
      const ran = await upload(status, {}, from);
      expect(ran.used).toHaveLength(times);
      expect(ran.used.every(one => one.with.sarif_file === ran.outputs.sarif)).toBe(true);
      expect(ran.stdout).toMatch(/^::/m);
      expect(ran.exit).toBe(1);
    });

    it('true and false ask nobody', async () => {
      expect((await upload(403, { 'upload-sarif': 'true' }, 'books/shop')).used).toHaveLength(1);
      expect((await upload(200, { 'upload-sarif': 'false' }, 'books/shop')).used).toHaveLength(0);
    });
  });

  it('builds itself where there is no bundle, without the scripts of packages', () => {
    const home = newFolder();
    cpSync(join(action, 'action'), join(home, 'action'), { recursive: true });
    const npm = join(home, 'npm');
    writeFileSync(npm, '#!/bin/sh\necho "npm $*"\n', { mode: 0o755 });
    const prepare = () => {
      const env = { ...process.env, PATH: `${home}:${process.env.PATH}` };
      return spawnSync('bash', [join(home, 'action/prepare.sh')], { cwd: '/', encoding: 'utf8', env }).stdout;
    };
    expect(prepare()).toContain('npm ci --ignore-scripts --no-audit --no-fund\nnpm run build');
    mkdirSync(join(home, 'dist'));
    writeFileSync(join(home, 'dist/cli.js'), '');
    expect(prepare()).toBe('');
  });

  it('has a summary below 1 MiB however much there is to tell', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'summary.md'), 'x'.repeat(990_000));
    writeFileSync(join(folder, 'told'), `note: ${'y'.repeat(5000)}\n`.repeat(2000));
    const script = 'set -euo pipefail; source action/lib.sh; summarise "$1"; echo "and goes on"';
    const { stdout } = spawnSync('bash', ['-c', script, 'bash', folder], { cwd: action, encoding: 'utf8' });
    expect(stdout.match(/^note: y+$/gm)).toHaveLength(50);
    expect(stdout.endsWith('~~~\nand goes on\n')).toBe(true);
    expect(Buffer.byteLength(stdout)).toBeLessThan(1024 * 1024 - 4096);
  });

  it('refuses pull_request_target, where it would judge the base', () => {
    const ran = runAction({
      action,
      ...{ workspace: pullRequest().workspace, env: { GITHUB_EVENT_NAME: 'pull_request_target' } },
    });
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain('use pull_request');
  });

  it('tells mistakes in the summary, and has outputs without a report', () => {
    const ran = run(pullRequest(), { paths: 'nowhere' });
    expect(ran.exit).toBe(2);
    expect(ran.summary).toMatch(/^error: .*nowhere/m);
    expect(ran.stderr).toMatch(/^::error title=rds-audit::error .*nowhere/m);
    expect(ran.outputs).toMatchObject({ outcome: 'failed', failed: '', sarif: '' });
  });
});

/** A GitHub that answers everything with one status, in a process of its own since the runner waits for its steps. */
async function serverOf(status: number): Promise<{ url: string; close: () => void }> {
  const code = `require('http').createServer((_, answer) => answer.writeHead(${status}).end())
    .listen(0, '127.0.0.1', function () { process.stdout.write(String(this.address().port)); })`;
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [port] = await once(child.stdout, 'data');
  return { url: `http://127.0.0.1:${String(port).trim()}`, close: () => void child.kill() };
}

/** Failures as `level file:line rule`, in the order in which they were printed. */
function annotations({ stdout }: Ran): readonly string[] {
  const lines = stdout.matchAll(/^::(\w+) file=([^,]*),line=(\d+),[^:]*title=[^:]*\(([a-z0-9-]+)\)::/gm);
  return [...lines].map(([, level, file, line, rule]) => `${level} ${file}:${line} ${rule}`);
}

/** All that the runner would take for a command: `::name` after white space, `##[name]` anywhere (actions/runner, ActionCommand.cs). */
function commandsIn({ stdout, stderr }: Ran): readonly string[] {
  return `${stdout}\n${stderr}`.split('\n').filter(line => /^\s*::|##\[/.test(line));
}

interface Log {
  readonly runs: readonly {
    readonly automationDetails: { readonly id: string };
    readonly results: readonly { readonly ruleId: string; readonly baselineState?: string }[];
  }[];
}

/** The SARIF files of a run, each as the schema of SARIF 2.1.0 has it. */
function sarifOf({ outputs: { sarif: folder = '' } }: Ran): readonly Log[] {
  const logs = readdirSync(folder).map(file => JSON.parse(readFileSync(join(folder, file), 'utf8')));
  expect(logs.length).toBeGreaterThan(0);
  for (const log of logs) expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true);
  return logs;
}

function report({ outputs }: Ran): Report {
  return JSON.parse(readFileSync(outputs.json ?? '', 'utf8'));
}

function openFailures(ran: Ran): readonly string[] {
  const open = report(ran).findings.filter(one => one.status === 'fail' && one.baseline !== 'known');
  return open.map(({ rule, resource, location }) => `${rule} ${resource.id} ${location?.file}:${location?.startLine}`);
}
