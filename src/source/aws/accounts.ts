import type { Gap } from '../../model/finding.ts';
import { Inventory, type Table } from '../../model/inventory.ts';
import type { TypeName } from '../../model/types.ts';
import { UserError } from '../../util/errors.ts';
import { whenAbsent } from '../recorded/fields.ts';
import type { Loaded } from '../source.ts';
import type { Api } from './api.ts';
import { asker, type Journal } from './ask.ts';
import { withSources } from './calls.ts';
import { type CollectOptions, collect } from './collect.ts';
import { failureOf } from './failure.ts';
import type { Identity } from './identity.ts';
import { limitTo } from './limit.ts';
import { listRegion } from './region.ts';
import { whoAsks } from './regions.ts';
import { assuming, type Role, type RoleCredentials, roleOf } from './role.ts';
import type { SdkApi } from './sdk.ts';

/** Further accounts to look at, each through a role of its own. */
export interface AccountOptions {
  /** ARNs of roles; an account's number stands for its role rds-audit, the asker's own for itself. */
  readonly roles: readonly string[];
  readonly externalId?: string | undefined;
  /** Opens connections with the credentials of a role. */
  readonly open: (credentials: () => Promise<RoleCredentials>) => SdkApi;
}

export type AccountsOptions = CollectOptions & { readonly accounts?: AccountOptions | undefined };

/**
 * Asks every account as `collect` asks one, account by account; without any, that of the credentials. One whose role
 * cannot be assumed is a gap that leaves its rules open, and the others go on.
 */
export async function collectAccounts({ accounts, ...options }: AccountsOptions): Promise<Loaded> {
  if (accounts === undefined || accounts.roles.length === 0) return collect(options);
  const caller = await whoAsks(options.api, options.regions);
  const roles = rolesOf(accounts.roles, caller);
  const parts: Loaded[] = [];
  for (const role of roles) parts.push(await collectAs(role, caller, accounts, options));
  return {
    inventories: parts.flatMap(({ inventories }) => inventories),
    mistakes: parts.flatMap(({ mistakes }) => mistakes),
    notes: parts.flatMap(({ notes }) => notes),
  };
}

/** Credentials of the role that is named for an account; undefined where none is, and for the asker's own. */
export async function assumed(
  api: Api,
  {
    account,
    roles,
    externalId,
    regions,
  }: Omit<AccountOptions, 'open'> & { account: string; regions: readonly string[] },
): Promise<RoleCredentials | undefined> {
  if (roles.length === 0) return undefined;
  const caller = await whoAsks(api, regions);
  const role = rolesOf(roles, caller).find(one => one.account === account);
  if (role === undefined || isOwn(role, roles, caller)) return undefined;
  return assuming(api, caller, role, externalId)();
}

/** The asker's account, named by its number: it needs no role. */
function isOwn({ account }: Role, roles: readonly string[], caller: Identity): boolean {
  return account === caller.account && roles.includes(account);
}

/** Each account once, in the order in which they were named. */
function rolesOf(texts: readonly string[], { partition }: Identity): readonly Role[] {
  const roles = new Map<string, Role>();
  for (const text of texts) {
    const role = roleOf(text, partition);
    if (role === undefined) throw notARole(text);
    const known = roles.get(role.account);
    if (known !== undefined && known.arn !== role.arn) throw twoRoles(known, role);
    roles.set(role.account, role);
  }
  return [...roles.values()];
}

function notARole(text: string): UserError {
  const hint = 'write arn:aws:iam::111122223333:role/rds-audit, or the twelve digits of an account';
  return new UserError({ message: `${text} is no role`, hint });
}

function twoRoles(one: Role, other: Role): UserError {
  const message = `two roles for the account ${one.account}: ${one.arn} and ${other.arn}`;
  return new UserError({ message, hint: 'one is enough: leave out the other' });
}

async function collectAs(
  role: Role,
  caller: Identity,
  { roles, externalId, open }: AccountOptions,
  options: CollectOptions,
): Promise<Loaded> {
  if (isOwn(role, roles, caller)) return collect(options);
  const assume = assuming(options.api, caller, role, externalId);
  const tried = await assume().then(
    first => ({ first }),
    (error: unknown) => ({ error }),
  );
  if ('error' in tried) return refused(role, caller, tried.error, options);
  const api = open(startingWith(tried.first, assume));
  try {
    return await collect({ ...options, api });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return refused(role, caller, error, options);
  } finally {
    await api.close();
  }
}

/** The credentials that are there already; when the SDK asks again, they have run out. */
function startingWith(first: RoleCredentials, assume: () => Promise<RoleCredentials>): () => Promise<RoleCredentials> {
  const ready = [first];
  return async () => ready.pop() ?? assume();
}

/** An account of which nothing is known but that it was asked for: in a journal each call is one that was refused. */
async function refused(role: Role, caller: Identity, error: unknown, options: CollectOptions): Promise<Loaded> {
  const { account, partition } = role;
  const named = [...new Set(options.regions.filter(region => region !== 'all'))];
  const types = withSources(options.needs);
  const inventories = (named.length > 0 ? named : [caller.region]).map(async (region, index) => {
    const tables = await refusedTables(types, { account, region }, error, options);
    const scope = { kind: 'live', partition, account, region } as const;
    const gaps = index === 0 ? [gapOf(role, error, types)] : [];
    return new Inventory({ scope, tables, gaps, whenAbsent });
  });
  return { inventories: await Promise.all(inventories), mistakes: [], notes: [] };
}

type Place = { readonly account: string; readonly region: string };

async function refusedTables(types: ReadonlySet<TypeName>, place: Place, error: unknown, journal: Journal) {
  const ask = asker(refusing(error), limitTo(1), journal);
  const listed = await listRegion(types, place, ask);
  const region = { rows: [{ id: `${place.account}/${place.region}`, ...place }] };
  return new Map<TypeName, Table>([...listed.map(({ type, table }) => [type, table] as const), ['Region', region]]);
}

function refusing(error: unknown): Api {
  return { call: () => Promise.reject(error), defaultRegion: async () => undefined };
}

/** Of the account, in every region that was asked for. */
function gapOf({ account, arn }: Role, error: unknown, types: ReadonlySet<TypeName>): Gap {
  const shared = { account, types: [...types] };
  if (error instanceof UserError) {
    const [first] = error.mistakes;
    return { ...shared, code: 'call-failed', detail: `the account ${account} cannot be judged: ${first?.message}` };
  }
  const { call, code, detail } = failureOf('sts', 'AssumeRole', error);
  return { ...shared, call, code, detail: `the role ${arn} cannot be assumed: ${detail}` };
}
