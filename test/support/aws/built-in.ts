import type { Account } from './account.ts';
import type { Call } from './call.ts';
import { refused } from './errors.ts';
import type { Output } from './rows.ts';

/** What every account answers though nobody recorded it, by operation. */
export const BUILT_IN: Readonly<Record<string, (call: Call, account: Account) => Output>> = {
  GetCallerIdentity: ({ region }, account) => ({
    UserId: 'AIDAAUDITOR',
    Account: account.id,
    Arn: account.caller(region),
  }),
  AssumeRole: (call, account) => {
    const [, id = ''] = /^arn:[a-z-]+:iam::(\d{12}):role\//.exec(String(call.input.RoleArn)) ?? [];
    if (!account.trusts(id)) throw refused('deny', call, account.caller(call.region));
    return {
      Credentials: {
        AccessKeyId: `ASIA${id}`,
        SecretAccessKey: 'secret',
        SessionToken: `session of ${id}`,
        Expiration: new Date(Date.now() + 3_600_000).toISOString(),
      },
    };
  },
  DescribeRegions: (_call, { regions }) => ({
    Regions: [...regions].map(([RegionName, OptInStatus]) => ({
      RegionName,
      OptInStatus,
      Endpoint: `ec2.${RegionName}.amazonaws.com`,
    })),
  }),
};
