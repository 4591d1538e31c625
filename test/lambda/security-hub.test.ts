import { describe, expect, it } from 'vitest';
import { type HubFinding, importFindings } from '../../src/lambda/security-hub.ts';

const NONE = { failed: 0, why: [] };
const finding = (Id: number, AwsAccountId = '111122223333', region = 'eu-west-1'): HubFinding => ({
  ...{ Id: String(Id), AwsAccountId },
  ProductArn: `arn:aws:securityhub:${region}:${AwsAccountId}:product/${AwsAccountId}/default`,
});

describe('an import into Security Hub', () => {
  it('takes a hundred at a time, each where it belongs', async () => {
    const calls: string[] = [];
    const findings = [
      ...Array.from({ length: 250 }, (_, id) => finding(id)),
      ...[finding(900, '222233334444'), finding(901, '111122223333', 'us-east-1')],
    ];
    const result = await importFindings(findings, async (account, region) => async batch => {
      expect(new Set(batch.map(one => one.ProductArn)).size).toBe(1);
      calls.push(`${account}/${region} ${batch.length}`);
      return NONE;
    });
    expect(calls).toEqual([
      ...['111122223333/eu-west-1 100', '111122223333/eu-west-1 100', '111122223333/eu-west-1 50'],
      ...['222233334444/eu-west-1 1', '111122223333/us-east-1 1'],
    ]);
    expect(result).toEqual({ imported: 252, refused: [] });
  });

  it('tells what was refused, by account and Region, and goes on', async () => {
    const findings = [finding(1, '111122223333', 'eu-west-1'), finding(2, '111122223333', 'us-east-1'), finding(3)];
    const result = await importFindings(findings, async (_, region) => {
      if (region === 'us-east-1') throw new Error('Account 111122223333 is not subscribed to AWS Security Hub');
      return async () => ({ failed: 1, why: ['InvalidInput: the finding is too long'] });
    });
    expect(result.imported).toBe(1);
    expect(result.refused).toEqual([
      '111122223333/eu-west-1: 1 of 2 findings were not taken; InvalidInput: the finding is too long',
      '111122223333/us-east-1: 1 of 1 findings were not taken; Account 111122223333 is not subscribed to AWS Security Hub',
    ]);
  });

  it('counts what was taken before a call failed', async () => {
    const findings = Array.from({ length: 250 }, (_, id) => finding(id));
    let calls = 0;
    const result = await importFindings(findings, async () => async () => {
      calls += 1;
      if (calls === 2) throw new Error('Rate exceeded');
      return NONE;
    });
    expect([calls, result.imported]).toEqual([2, 100]);
    expect(result.refused).toEqual(['111122223333/eu-west-1: 150 of 250 findings were not taken; Rate exceeded']);
  });
});
