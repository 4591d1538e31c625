import { describe, expect, it } from 'vitest';
import { type HubFinding, importFindings } from '../../src/lambda/security-hub.ts';

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
      return { failed: 0 };
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
      return async () => ({ failed: 1 });
    });
    expect(result.imported).toBe(1);
    expect(result.refused).toEqual([
      '111122223333/eu-west-1: 1 of 2 findings were not taken',
      '111122223333/us-east-1: Account 111122223333 is not subscribed to AWS Security Hub',
    ]);
  });
});
