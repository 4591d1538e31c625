import { derivedOf } from '../model/derived.ts';
import type { Run } from '../model/run.ts';
import type { TypeName } from '../model/types.ts';
import { isRecord, type Resource, Unknown } from '../model/value.ts';
import type { Environment, Match } from './environment.ts';
import { type Answer, allHold, isOneOf, namesOf, oneHolds } from './names.ts';

/** The environments that a resource may be in, by name; undefined stands for none of them. */
export interface Membership {
  /** Exactly one where it is certain. */
  readonly candidates: readonly (string | undefined)[];
  /** Why it is not certain. */
  readonly why: Unknown | undefined;
}

/** In no environment, since there are none. */
export const NOWHERE: Membership = { candidates: [undefined], why: undefined };

/** The first environment that matches, and each before it of which that is not known. */
export function membershipOf(
  environments: readonly Environment[],
  type: TypeName,
  resource: Resource,
  run: Run,
): Membership {
  const candidates: (string | undefined)[] = [];
  let why: Unknown | undefined;
  for (const { name, match } of environments) {
    const answer = oneHolds(match.map(one => holds(one, type, resource, run)));
    if (answer === false) continue;
    candidates.push(name);
    if (answer === true) return { candidates, why };
    why ??= answer;
  }
  return { candidates: [...candidates, undefined], why };
}

/** The one environment of a membership that is certain: a name or undefined for none; else an Unknown. */
export function certainly({ candidates, why }: Membership): string | undefined | Unknown {
  return why === undefined ? candidates[0] : new Unknown('environment-unknown', why.detail, why.level);
}

function holds({ tags, accounts, regions, identifiers }: Match, type: TypeName, resource: Resource, run: Run): Answer {
  const { inventory } = run;
  const { account, region } = { ...inventory.scope, ...knownOf(resource, run) };
  return allHold([
    ...tags.map(({ key, values }) => isOneOf(tagOf(type, resource, run, key), values)),
    accounts.length === 0 || isOneOf(account ?? NO_ACCOUNT, accounts),
    regions.length === 0 || isOneOf(region ?? NO_REGION, regions),
    identifiers.length === 0 || oneHolds(namesOf(type, resource, inventory).map(name => isOneOf(name, identifiers))),
  ]);
}

const NO_ACCOUNT = new Unknown('not-collected', 'the account is not known', 'scope');
const NO_REGION = new Unknown('not-collected', 'the region is not known', 'scope');

/** What a resource's own provider says wins over the scope. */
function knownOf(resource: Resource, { inventory }: Run): { account?: string; region?: string } {
  const { account, region } = inventory.declared(resource) ?? {};
  return { ...(account === undefined ? {} : { account }), ...(region === undefined ? {} : { region }) };
}

/** One tag; a rule's examples may give tags outright. A tag that is not known says which it is. */
function tagOf(type: TypeName, resource: Resource, run: Run, key: string): unknown {
  const given = run.inventory.given ? resource.tags : undefined;
  const value =
    isRecord(given) && Object.hasOwn(given, key)
      ? given[key]
      : (given ?? derivedOf(type).tags?.get(resource, run, key));
  if (!(value instanceof Unknown)) return value;
  return new Unknown(value.code, `the tag ${key} is not known: ${value.detail}`, value.level);
}
