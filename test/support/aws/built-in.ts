import type { Account } from './account.ts';
import type { Call } from './call.ts';
import type { Output } from './rows.ts';

/** What every account answers though nobody recorded it, by operation. */
export const BUILT_IN: Readonly<Record<string, (call: Call, account: Account) => Output>> = {
  GetCallerIdentity: ({ region }, account) => ({
    UserId: 'AIDAAUDITOR',
    Account: account.id,
    Arn: account.caller(region),
  }),
  DescribeRegions: (_call, { regions }) => ({
    Regions: [...regions].map(([RegionName, OptInStatus]) => ({
      RegionName,
      OptInStatus,
      Endpoint: `ec2.${RegionName}.amazonaws.com`,
    })),
  }),
};
