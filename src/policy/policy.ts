import { FRAMEWORK_IDS, type FrameworkId } from '../model/frameworks.ts';
import { OBSERVER_TYPES } from '../model/relations.ts';
import type { TypeName } from '../model/types.ts';
import { type Mistake, type Position, UserError } from '../util/errors.ts';
import { entryOf, parseYaml, type YamlMap, type YamlNode } from '../util/yaml.ts';
import { type Environment, readEnvironments } from './environment.ts';
import { FAIL_ON, type FailOn } from './fail-on.ts';
import { complain, defined, isNothing, itemsOf, mapOf, readWord, textOf, wordOf } from './read.ts';
import { type PolicyRule, readRules } from './rules.ts';
import { type PolicySuppression, readSuppressions } from './suppression.ts';

export type { FailOn } from './fail-on.ts';
export type { PolicyRule } from './rules.ts';

/** A folder that the policy names, as written there. */
export interface NamedPath {
  readonly path: string;
  readonly at: Position;
}

/** The content of rds-audit.yaml. */
export interface Policy {
  readonly rules: readonly PolicyRule[];
  /** In the order in which they are tried. */
  readonly environments: readonly Environment[];
  readonly suppressions: readonly PolicySuppression[];
  /** Folders or files of further rules, relative to the policy's own folder. */
  readonly ruleFolders: readonly NamedPath[];
  /** None = every rule, whatever its controls. */
  readonly frameworks: readonly FrameworkId[];
  /** The least severity whose failures make the exit code 1; undefined = not said. */
  readonly failOn: FailOn | undefined;
  /** Types of which a template declares all that there are. */
  readonly complete: readonly TypeName[];
  readonly allowIncomplete: boolean;
}

export const EMPTY_POLICY: Policy = {
  rules: [],
  environments: [],
  suppressions: [],
  ruleFolders: [],
  frameworks: [],
  failOn: undefined,
  complete: [],
  allowIncomplete: false,
};

export const POLICY_KEYS = [
  'rules',
  'environments',
  'suppressions',
  'rule-folders',
  'frameworks',
  'fail-on',
  'complete',
  'allow-incomplete',
] as const;

/** Reads a policy file. Throws a UserError with every mistake in it. */
export function readPolicy(file: string, text: string): Policy {
  const { policy, mistakes } = parsePolicy(file, text);
  if (mistakes.length > 0) throw new UserError(mistakes);
  return policy;
}

/** Reads as much of a policy file as can be understood, and tells what cannot. */
export function parsePolicy(file: string, text: string): { policy: Policy; mistakes: readonly Mistake[] } {
  const { nodes, mistakes: inYaml } = parseYaml(file, text);
  const mistakes: Mistake[] = [...inYaml];
  const [root, second] = nodes;
  if (second !== undefined) complain(mistakes, second.at, 'a policy is one YAML document');
  const map = mapOf(root, 'a policy', POLICY_KEYS, mistakes);
  return { policy: map === undefined ? EMPTY_POLICY : readRoot(map, mistakes), mistakes };
}

function readRoot(root: YamlMap, mistakes: Mistake[]): Policy {
  const environments = readEnvironments(entryOf(root, 'environments'), mistakes);
  const names = environments.map(({ name }) => name);
  return {
    rules: readRules(entryOf(root, 'rules'), mistakes),
    environments,
    suppressions: readSuppressions(entryOf(root, 'suppressions'), names, mistakes),
    ruleFolders: readFolders(root, mistakes),
    frameworks: readWords(root, 'frameworks', FRAMEWORK_IDS, mistakes),
    failOn: readWord(root, 'fail-on', FAIL_ON, mistakes),
    complete: readWords(root, 'complete', OBSERVER_TYPES, mistakes),
    allowIncomplete: readFlag(root, 'allow-incomplete', mistakes),
  };
}

function readFolders(root: YamlMap, mistakes: Mistake[]): readonly NamedPath[] {
  const items = itemsOf(entryOf(root, 'rule-folders'), 'write [folder]', mistakes);
  const read = (item: YamlNode) => {
    const path = textOf(item, 'rule-folders', mistakes);
    return path === undefined ? undefined : { path, at: item.at };
  };
  return defined(items.map(read));
}

function readWords<T extends string>(
  root: YamlMap,
  key: string,
  words: readonly T[],
  mistakes: Mistake[],
): readonly T[] {
  const items = itemsOf(entryOf(root, key), `write [${words[0] ?? ''}]`, mistakes);
  return [...new Set(defined(items.map(item => wordOf(item, key, words, mistakes))))];
}

function readFlag(root: YamlMap, key: string, mistakes: Mistake[]): boolean {
  const node = entryOf(root, key)?.value;
  if (node === undefined || isNothing(node)) return false;
  if (node.is === 'scalar' && typeof node.value === 'boolean') return node.value;
  complain(mistakes, node.at, `${key}: takes true or false`);
  return false;
}
