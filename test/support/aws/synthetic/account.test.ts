import { DescribeDBInstancesCommand } from '@aws-sdk/client-rds';
import { describe, expect, it } from 'vitest';
import { asAnswered, ask, canAsk } from '../asking.ts';
import { rdsOf, start } from '../clients.ts';
import type { AwsRecording } from '../recordings.ts';
import { DEFAULT_REGIONS } from '../regions.ts';
import { syntheticAccount } from './account.ts';

/** One Region is enough, and the calls that are listed for it. */
function isChecked({ region, operation }: AwsRecording): boolean {
  return region === 'eu-west-1' && canAsk(operation);
}

describe('a synthetic account', () => {
  it('is the same for the same seed, and varied', () => {
    const options = { regions: ['eu-west-1'], instances: 20 };
    expect(syntheticAccount(options)).toEqual(syntheticAccount(options));
    expect(syntheticAccount({ ...options, seed: 1 })).not.toEqual(syntheticAccount(options));
  });

  it('has every Region and instance, and every answer of it comes through the SDK', async () => {
    const recordings = syntheticAccount({ instances: 10, parameters: 90 });
    const endpoint = await start({ recordings });
    const found = await Promise.all(
      DEFAULT_REGIONS.map(region => rdsOf(endpoint, region).send(new DescribeDBInstancesCommand({}))),
    );
    expect(found.map(({ DBInstances }) => DBInstances?.length)).toEqual(DEFAULT_REGIONS.map(() => 10));
    for (const { operation, subject, output } of recordings.filter(isChecked)) {
      const answered = await ask(endpoint, 'eu-west-1', operation, subject);
      expect(answered).toEqual(asAnswered(output, answered));
    }
    expect(endpoint.mistakes()).toEqual([]);
  });
});
