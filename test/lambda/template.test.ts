import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { EXIT, type Io } from '../../src/commands/io.ts';
import { scanCommand } from '../../src/commands/scan.ts';
import { loadBuiltinRules } from '../../src/rule/builtin.ts';
import { permissionsOf } from '../../src/source/aws.ts';

const FILE = join(import.meta.dirname, '../../deploy/scheduled-audit.yaml');
const text = () => readFileSync(FILE, 'utf8');
const template = () => parse(text(), { logLevel: 'silent' }).Resources;

const INDENT = ' '.repeat(18);

describe('the template of the scheduled audit', () => {
  it('permits what the rules read, and nothing else', () => {
    const needed = permissionsOf(loadBuiltinRules(), { allRegions: true }).map(({ action }) => action);
    const lines = needed.map(action => `${INDENT}- ${action}\n`).join('');
    const wanted = text().replace(/(# actions\n).*?( *# end\n)/s, `$1${lines}$2`);
    if (process.env.UPDATE_GOLDENS === '1') writeFileSync(FILE, wanted);
    expect(text()).toBe(wanted);
  });

  it('allows no more than one bucket, one log group, the roles named and its own Security Hub', () => {
    const [policy] = template().Role.Properties.Policies;
    const statements: readonly Record<string, unknown>[] = policy.PolicyDocument.Statement.flatMap((one: unknown) =>
      Array.isArray(one) ? one.filter(part => typeof part === 'object') : [one],
    );
    const everywhere = statements.filter(({ Resource }) => Resource === '*').map(({ Sid }) => Sid);
    expect(everywhere).toEqual(['Audit']);
    const writes = statements.filter(({ Sid }) => Sid !== 'Audit').flatMap(({ Action }) => Action);
    expect(writes).toEqual([
      ...['s3:PutObject', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      ...['sts:AssumeRole', 'securityhub:BatchImportFindings'],
    ]);
  });

  it('has a bucket that is encrypted, private and kept', () => {
    const { Reports } = template();
    expect(Reports.DeletionPolicy).toBe('Retain');
    expect(Object.values(Reports.Properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
    expect(JSON.stringify(Reports.Properties.BucketEncryption)).toContain('aws:kms');
  });

  it('refers to nothing that it does not declare, and declares nothing that it does not use', () => {
    const { Parameters, Conditions, Resources } = parse(text(), { logLevel: 'silent', uniqueKeys: true, strict: true });
    const body = text().replace(/^ *#.*$/gm, '');
    const found = (pattern: RegExp) => [...body.matchAll(pattern)].map(([, name = '']) => name);
    const referred = [...found(/!Ref (\w+)/g), ...found(/!GetAtt (\w+)\./g), ...found(/\$\{(\w+)(?:\.\w+)?\}/g)];
    const conditions = found(/!If(?: \[|\n +- )(\w+)/g);
    const declared = [...Object.keys(Parameters), ...Object.keys(Resources)];
    expect(referred.filter(name => !declared.includes(name))).toEqual(referred.filter(name => name === 'AWS'));
    expect(Object.keys(Parameters).filter(name => !referred.includes(name))).toEqual([]);
    expect([...new Set(conditions)].sort()).toEqual(Object.keys(Conditions).sort());
  });

  it('is found in order by our own reader and rules', async () => {
    const told: string[] = [];
    const io: Io = {
      ...{ out: said => void told.push(said), err: said => void told.push(said), stdin: () => '', cwd: '/' },
      ...{
        now: () => new Date('2026-08-20T00:00:00Z'),
        version: '1',
        color: false,
        width: 80,
        interactive: false,
        proxy: {},
      },
    };
    const code = await scanCommand(
      {
        ...{ paths: [FILE], regions: [], profile: undefined, concurrency: undefined, quiet: false, config: undefined },
        ...{ rules: [], only: [], skip: [], failOn: undefined, failOnUnknown: true, allowIncomplete: false },
        ...{ include: new Set(), now: undefined, outputs: [{ format: 'json', file: undefined }] },
      },
      io,
    );
    const report = JSON.parse(told.join(''));
    expect([report.findings, report.undecided, report.gaps]).toEqual([[], [], []]);
    expect(code).toBe(EXIT.ok);
  });
});
