import type { AccountOptions, AccountsOptions, Progress, SdkOptions } from '../source/aws.ts';
import { loadAccounts } from './accounts.ts';
import type { Io } from './io.ts';

export interface LiveOptions {
  /** Names, or `all`; none = the default region. */
  readonly regions: readonly string[];
  readonly profile: string | undefined;
  /** Requests in flight at most; undefined = the source's default. */
  readonly concurrency: number | undefined;
  readonly quiet: boolean;
  /** Roles of the accounts to look at; none = the account of the credentials. */
  readonly roleArns?: readonly string[] | undefined;
  /** File of further roles. */
  readonly accountsFile?: string | undefined;
  /** What the roles' trust policies may ask for. */
  readonly externalId?: string | undefined;
}

/** Does something with a live account: opens the connections, shows progress on a terminal, closes everything after it. */
export async function withLive<T>(
  options: LiveOptions,
  io: Io,
  work: (live: Omit<AccountsOptions, 'needs'>) => Promise<T>,
): Promise<T> {
  const { regions, profile, concurrency, quiet, externalId } = options;
  const roles = rolesOf(options);
  const { sdkApi } = await import('../source/aws.ts');
  const sdk: SdkOptions = { concurrency, proxy: io.proxy };
  const api = sdkApi({ ...sdk, profile });
  const accounts: AccountOptions = { roles, externalId, open: credentials => sdkApi({ ...sdk, credentials }) };
  const progress = quiet || !io.interactive ? undefined : progressLine(io);
  try {
    return await work({ api, accounts, regions, concurrency, now: io.now(), progress: progress?.tell });
  } finally {
    progress?.clear();
    await api.close();
  }
}

function rolesOf({ roleArns = [], accountsFile }: LiveOptions): readonly string[] {
  return [...roleArns, ...(accountsFile === undefined ? [] : loadAccounts(accountsFile))];
}

const CLEAR_LINE = '\r\u001b[2K';

/** One line on standard error that is written over: how many calls of how many are done, over all regions. */
function progressLine(io: Io): { tell(progress: Progress): void; clear(): void } {
  const regions = new Map<string, Progress>();
  return {
    tell: progress => {
      regions.set(progress.region, progress);
      const all = [...regions.values()];
      const sum = (pick: (one: Progress) => number) => all.reduce((total, one) => total + pick(one), 0);
      const where = all.length === 1 ? progress.region : `${all.length} regions`;
      io.err(`${CLEAR_LINE}${where}: ${sum(one => one.done)} of ${sum(one => one.total)} calls`);
    },
    clear: () => {
      if (regions.size > 0) io.err(CLEAR_LINE);
    },
  };
}
