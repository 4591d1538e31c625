import { describe, expect, it, vi } from 'vitest';
import type { putter } from '../../src/lambda/clients.ts';
import { serve, wholeAccount } from '../live/account.ts';

const put = vi.hoisted((): { objects: { bucket: string; key: string; text: string }[]; batches: number[] } => ({
  objects: [],
  batches: [],
}));

vi.mock(import('../../src/lambda/clients.ts'), async original => ({
  ...(await original()),
  putter: () => async (bucket: string, key: string, text: string) => void put.objects.push({ bucket, key, text }),
  hubs: () => async () => async findings => {
    put.batches.push(findings.length);
    return { failed: 0, why: [] };
  },
}));

const { handler } = await import('../../src/lambda.ts');

const endpoint = serve(() => ({ folder: wholeAccount(), unrecorded: 'empty', trusted: [] }));

async function invoke(environment: Readonly<Record<string, string>>) {
  put.objects.splice(0);
  put.batches.splice(0);
  for (const [name, value] of Object.entries(environment)) process.env[name] = value;
  try {
    return await handler();
  } finally {
    for (const name of Object.keys(environment)) delete process.env[name];
  }
}

const HERE = { BUCKET: 'reports', REGIONS: 'eu-west-1,us-east-1', ALLOW_INCOMPLETE: 'true' };

describe('the function', () => {
  it('writes the reports under the time of the run, and answers how it went', async () => {
    const outcome = await invoke(HERE);
    expect(outcome).toMatchObject({ exitCode: 1, imported: 0, problems: [] });
    const names = put.objects.map(({ key }) => key.replace(/^rds-audit\/\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\//, ''));
    expect(names.slice(0, 2)).toEqual(['report.json', 'report.md']);
    expect(names.slice(2).every(name => /^sarif\/.+\.sarif$/.test(name))).toBe(true);
    expect(names.length).toBeGreaterThan(2);
    expect(outcome.reports).toEqual(put.objects.map(({ key }) => key));
    const report: { scopes: readonly { region: string }[] } = JSON.parse(put.objects[0]?.text ?? '');
    expect(report.scopes.map(({ region }) => region)).toEqual(['eu-west-1', 'us-east-1']);
    expect(put.batches).toEqual([]);
    expect(endpoint().mistakes()).toEqual([]);
  });

  it('imports findings in hundreds, and keeps them out of the bucket', async () => {
    const outcome = await invoke({ ...HERE, SECURITY_HUB: 'true' });
    expect(outcome.imported).toBe(put.batches.reduce((sum, size) => sum + size, 0));
    expect(outcome.imported).toBeGreaterThan(100);
    expect(Math.max(...put.batches)).toBe(100);
    expect(put.objects.some(({ key }) => key.includes('asff'))).toBe(false);
  });

  it('fails where an account was denied, with the reports there', async () => {
    const ROLE_ARNS = '111122223333,arn:aws:iam::333344445555:role/rds-audit';
    const run = invoke({ BUCKET: 'reports', REGIONS: 'eu-west-1', ROLE_ARNS });
    await expect(run).rejects.toThrow(/the audit is not complete.*"exitCode":2/);
    expect(put.objects.length).toBeGreaterThan(2);
  });

  it('fails with a sentence where its settings are wrong', async () => {
    await expect(invoke({ BUCKET: '' })).rejects.toThrow('BUCKET is not set');
  });
});

describe('an object in S3', () => {
  it('goes there with its type', async () => {
    const { putter: own } = await vi.importActual<{ putter: typeof putter }>('../../src/lambda/clients.ts');
    const sent: object[] = [];
    const S3Client = class {
      send = async (command: object) => sent.push(command);
    };
    const PutObjectCommand = class {
      readonly input: object;
      constructor(input: object) {
        this.input = input;
      }
    };
    await own(async () => ({ S3Client, PutObjectCommand }))('reports', 'a/report.json', '{}');
    const input = { Bucket: 'reports', Key: 'a/report.json', Body: '{}', ContentType: 'application/json' };
    expect(sent).toMatchObject([{ input }]);
  });
});
