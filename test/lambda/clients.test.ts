import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hubs } from '../../src/lambda/clients.ts';
import type { HubFinding } from '../../src/lambda/security-hub.ts';
import { asff } from '../../src/report/asff.ts';
import { CONTEXT, finding, report } from '../report/sample.ts';

/** Security Hub, as far as it takes findings: all but the last of a call. */
const asked: { readonly path: string; readonly signer: string; readonly ids: readonly string[] }[] = [];
const server = createServer(async (request, response) => {
  const { Findings }: { Findings: readonly HubFinding[] } = JSON.parse(await text(request));
  const [, signer = ''] = /Credential=([^,]*)/.exec(request.headers.authorization ?? '') ?? [];
  asked.push({ path: `${request.method} ${request.url}`, signer, ids: Findings.map(({ Id }) => Id) });
  const { Id } = Findings.at(-1) ?? {};
  const FailedFindings = [{ Id, ErrorCode: 'InvalidInput', ErrorMessage: 'no such Region' }];
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ SuccessCount: Findings.length - 1, FailedCount: 1, FailedFindings }));
});

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  vi.stubEnv('AWS_ENDPOINT_URL_SECURITYHUB', `http://127.0.0.1:${port}`);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAOWN');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});

const FINDINGS: readonly HubFinding[] = JSON.parse(
  [...asff(report([finding(), finding({ rule: 'rds-instance-multi-az' })]), CONTEXT)].join(''),
);

describe('Security Hub', () => {
  it('is asked in its Region by its own SDK, and tells what it did not take and why', async () => {
    const hub = await hubs(async () => undefined)('111122223333', 'eu-west-1');
    expect(await hub(FINDINGS)).toEqual({ failed: 1, why: ['InvalidInput: no such Region'] });
    const [call] = asked.splice(0);
    expect(call?.path).toBe('POST /findings/import');
    expect(call?.signer).toMatch(/^AKIAOWN\/\d+\/eu-west-1\/securityhub\//);
    expect(call?.ids).toEqual(FINDINGS.map(({ Id }) => Id));
  });

  it('of another account is asked with the credentials of its role, and never for what is no finding', async () => {
    const role = { accessKeyId: 'ASIAROLE', secretAccessKey: 'test', sessionToken: 'token' };
    const hub = await hubs(async () => role)('222233334444', 'us-east-1');
    const none: HubFinding = { Id: 'x', AwsAccountId: '222233334444', ProductArn: 'y' };
    expect(await hub([...FINDINGS, none])).toMatchObject({ failed: 2 });
    expect(asked[0]?.signer).toMatch(/^ASIAROLE\/\d+\/us-east-1\//);
  });
});
