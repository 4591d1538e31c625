import type { Mistake } from '../util/errors.ts';
import { entryOf, type YamlEntry, type YamlMap, type YamlNode } from '../util/yaml.ts';
import { complain, defined, entriesOf, isNothing, mapOf, textsOf } from './read.ts';
import { type PolicyRule, readRules } from './rules.ts';

/** What a resource must be to be in an environment: all that is said holds. In every text `*` stands for any text. */
export interface Match {
  /** Tag keys, each with the values one of which it has. */
  readonly tags: readonly { readonly key: string; readonly values: readonly string[] }[];
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  /** Identifiers, or addresses of templates. */
  readonly identifiers: readonly string[];
}

/** A part of the estate with rules of its own; the first that matches a resource is the resource's. */
export interface Environment {
  readonly name: string;
  /** One of these matches. */
  readonly match: readonly Match[];
  readonly rules: readonly PolicyRule[];
}

export const ENVIRONMENT_KEYS = ['match', 'rules'] as const;
export const MATCH_KEYS = ['tags', 'accounts', 'regions', 'identifiers'] as const;

/** The environments in the order in which they are tried. */
export function readEnvironments(entry: YamlEntry | undefined, mistakes: Mistake[]): readonly Environment[] {
  const entries = entriesOf(entry, 'write name: { match: { tags: { Key: [value] } }, rules: … }', mistakes);
  return entries.map(environment => readEnvironment(environment, mistakes));
}

function readEnvironment({ key: name, at, value }: YamlEntry, mistakes: Mistake[]): Environment {
  const map = mapOf(value, name, ENVIRONMENT_KEYS, mistakes);
  const match = entryOf(map, 'match');
  if (match === undefined || isNothing(match.value))
    complain(mistakes, at, `${name} says nothing of what is in it`, 'write match: { tags: { Key: [value] } }');
  return { name, match: readMatches(match?.value, mistakes), rules: readRules(entryOf(map, 'rules'), mistakes) };
}

/** A map, or a list of maps one of which must match. */
function readMatches(node: YamlNode | undefined, mistakes: Mistake[]): readonly Match[] {
  if (node === undefined || isNothing(node)) return [];
  return defined((node.is === 'list' ? node.items : [node]).map(item => readMatch(item, mistakes)));
}

function readMatch(node: YamlNode, mistakes: Mistake[]): Match | undefined {
  const map = mapOf(node, 'match', MATCH_KEYS, mistakes);
  if (map === undefined || map.entries.length === 0)
    return isNothing(node) || map !== undefined
      ? complain(mistakes, node.at, 'match: names nothing', `it has ${MATCH_KEYS.join(', ')}`)
      : undefined;
  const texts = (key: (typeof MATCH_KEYS)[number]) => readTexts(map, key, mistakes);
  const tags = entriesOf(entryOf(map, 'tags'), 'write tags: { Key: [value] }', mistakes);
  return {
    tags: tags.map(({ key, value }) => ({ key, values: textsOf(value, key, mistakes) })),
    accounts: checkAccounts(map, texts('accounts'), mistakes),
    regions: texts('regions'),
    identifiers: texts('identifiers'),
  };
}

function readTexts(map: YamlMap, key: string, mistakes: Mistake[]): readonly string[] {
  const entry = entryOf(map, key);
  return entry === undefined ? [] : textsOf(entry.value, key, mistakes);
}

function checkAccounts(map: YamlMap, accounts: readonly string[], mistakes: Mistake[]): readonly string[] {
  const at = entryOf(map, 'accounts')?.value.at ?? map.at;
  for (const account of accounts)
    if (!/^[\d*]*$/.test(account) || (!account.includes('*') && account.length !== 12))
      complain(mistakes, at, `accounts: is no "${account}"`, 'an account id has twelve digits');
  return accounts;
}
