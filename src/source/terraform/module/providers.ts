import type { Env } from '../evaluate/env.ts';
import { asText } from '../evaluate/plain.ts';
import { isList, isMap, type Value } from '../evaluate/value.ts';
import type { Block, Expression } from '../syntax/syntax.ts';
import { writtenIn } from './blocks.ts';
import type { ProviderPlace } from './context.ts';
import { defaultTagsOf } from './default-tags.ts';

/** `aws`, `aws.west`: how a reference to a provider is written, quoted or not. */
function providerName(expression: Expression | undefined): string | undefined {
  if (expression?.is === 'name') return expression.name;
  if (expression?.is === 'literal') return String(expression.value);
  if (expression?.is === 'interpolation') return providerName(expression.of);
  if (expression?.is !== 'attribute') return undefined;
  const of = providerName(expression.of);
  return of === undefined ? undefined : `${of}.${expression.name}`;
}

/** The provider that a resource takes: what it says, else the one that its type is named for. */
export function providerOf({ labels, body }: Block): string {
  return providerName(body.attributes.get('provider')?.value) ?? (labels[0] ?? '').split('_')[0] ?? '';
}

/** The block that configures a provider under this name. */
export function findProvider(blocks: readonly Block[], name: string): Block | undefined {
  return blocks.find(({ labels, body }) => {
    const alias = providerName(body.attributes.get('alias')?.value);
    return (alias === undefined ? labels[0] : `${labels[0]}.${alias}`) === name;
  });
}

/** Where a provider block works: its region, the account that it allows alone or whose role it takes, and its tags. */
export function placeOf(block: Block, env: Env): ProviderPlace {
  const region = writtenIn(block.body, 'region', env);
  return {
    region: region === undefined ? undefined : textOrNothing(region),
    account: accountOf(block.body, env),
    defaultTags: defaultTagsOf(block, env),
  };
}

function accountOf(body: Block['body'], env: Env): string | undefined {
  const allowed = writtenIn(body, 'allowed_account_ids', env);
  const only = allowed !== undefined && isList(allowed.value) && allowed.open === undefined ? allowed.value : [];
  const [account] = only.length === 1 ? only : [];
  const id = account === undefined ? undefined : asText(account.value);
  return id !== undefined && /^\d{12}$/.test(id) ? id : accountOfRole(writtenIn(body, 'assume_role', env));
}

function accountOfRole(roles: Value | undefined): string | undefined {
  const role = roles !== undefined && isList(roles.value) ? roles.value.at(-1) : roles;
  const arn = role !== undefined && isMap(role.value) ? role.value.get('role_arn') : undefined;
  return /^arn:[\w-]+:iam::(\d{12}):role\//.exec(textOrNothing(arn) ?? '')?.[1];
}

function textOrNothing(value: Value | undefined): string | undefined {
  return typeof value?.value === 'string' && value.value !== '' ? value.value : undefined;
}

/** `providers = { aws = aws.west }` of a module's call: the caller's name for each of the module's. */
export function passedProviders({ body }: Block): ReadonlyMap<string, string> | undefined {
  const passed = body.attributes.get('providers')?.value;
  if (passed?.is !== 'object') return undefined;
  return new Map(
    passed.entries.flatMap(({ key, value }) => {
      const [inner, outer] = [providerName(key), providerName(value)];
      return inner === undefined || outer === undefined ? [] : [[inner, outer] as const];
    }),
  );
}
