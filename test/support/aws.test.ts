import { GetDetectorCommand, GuardDutyClient } from '@aws-sdk/client-guardduty';
import { DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { asAnswered, ask, canAsk } from './aws/asking.ts';
import { ACCOUNT, configOf, FOLDER, kept, start } from './aws/clients.ts';
import { readRecordings } from './aws/recordings.ts';
import { plain } from './aws/services.ts';

describe('recordings', () => {
  const recordings = readRecordings(FOLDER).filter(({ operation }) => canAsk(operation));

  it('are of every operation of the databases themselves', () => {
    expect(new Set(recordings.map(({ operation }) => plain(operation))).size).toBeGreaterThan(15);
  });

  it.each(recordings.map(one => [one.region, one.operation, one.subject ?? '', one] as const))(
    '%s %s %s comes back through the SDK as it was recorded',
    async (region, operation, name, { input, output }) => {
      const subject = name === '' ? Object.values(input ?? {}).map(String)[0] : name;
      const endpoint = await start();
      const answered = await ask(endpoint, region, operation, subject);
      expect(answered).toEqual(asAnswered(output, answered));
      expect(endpoint.mistakes()).toEqual([]);
    },
  );
});

describe('services of JSON', () => {
  const of = { account: ACCOUNT, region: 'eu-west-1' };

  it('AWS JSON 1.1 (KMS) is answered by key', async () => {
    const metadata = { KeyId: 'k1', KeyManager: 'CUSTOMER', CreationDate: '2026-01-02T03:04:05.678Z' };
    const recording = {
      ...of,
      service: 'kms',
      operation: 'describe-key',
      subject: 'k1',
      output: { KeyMetadata: metadata },
    };
    const kms = kept(new KMSClient(configOf(await start({ recordings: [recording] }), 'eu-west-1')));
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: 'k1' }));
    expect(KeyMetadata).toEqual({ ...metadata, CreationDate: new Date(metadata.CreationDate) });
    await expect(kms.send(new DescribeKeyCommand({ KeyId: 'k2' }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });

  it('REST JSON (GuardDuty) is answered by path', async () => {
    const output = {
      Status: 'ENABLED',
      Features: [{ Name: 'RDS_LOGIN_EVENTS', Status: 'ENABLED' }],
      Tags: { Owner: 'Platform' },
    };
    const recording = { ...of, service: 'guardduty', operation: 'GetDetector', subject: 'd1', output };
    const endpoint = await start({ recordings: [recording] });
    const guardduty = kept(new GuardDutyClient(configOf(endpoint, 'eu-west-1')));
    expect(await guardduty.send(new GetDetectorCommand({ DetectorId: 'd1' }))).toMatchObject(output);
    endpoint.setFault({}, { kind: 'deny' });
    await expect(guardduty.send(new GetDetectorCommand({ DetectorId: 'd1' }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });
});
