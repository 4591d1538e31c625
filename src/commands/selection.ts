import { normalize } from 'node:path';
import type { Policy } from '../policy/policy.ts';
import type { Rule } from '../rule/rule.ts';
import { type SelectedRule, type Selection, selectRules } from '../select.ts';
import { type Mistake, UserError } from '../util/errors.ts';
import type { Io } from './io.ts';
import { loadPolicy } from './policy.ts';
import { loadSelectableRules } from './rules-of.ts';

export interface SelectionOptions extends Selection {
  /** Folders and files of further rules. */
  readonly rules: readonly string[];
  readonly config: string | undefined;
}

/** What a run judges by. */
export interface Chosen {
  readonly policy: Policy;
  /** All there are to choose from. */
  readonly rules: readonly Rule[];
  readonly selected: readonly SelectedRule[];
}

/** The policy and the rules that it and the command line select. Throws a UserError with every mistake in all of them. */
export function loadSelection(options: SelectionOptions, io: Pick<Io, 'cwd'>): Chosen {
  const loaded = loadPolicy(options.config, io);
  const { policy } = loaded;
  const mistakes: Mistake[] = [...loaded.mistakes];
  const folders = [...options.rules, ...policy.ruleFolders.map(({ path }) => path)];
  const rules = tried(() => loadSelectableRules(distinct(folders)), mistakes);
  const frameworks = options.frameworks?.length ? options.frameworks : policy.frameworks;
  const selected = rules && tried(() => selectRules(rules, policy, { ...options, frameworks }), mistakes);
  if (rules === undefined || selected === undefined || mistakes.length > 0) throw new UserError(inOrder(mistakes));
  return { policy, rules, selected };
}

/** The result, or undefined with the mistakes gathered. */
function tried<T>(work: () => T, mistakes: Mistake[]): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    mistakes.push(...error.mistakes);
    return undefined;
  }
}

/** A folder that the command line and the policy name is read once. */
function distinct(paths: readonly string[]): readonly string[] {
  const seen = new Map(paths.map(path => [normalize(path).replace(/\/$/, ''), path]));
  return [...seen.values()];
}

/** As they stand in their file, those without a place last. */
function inOrder(mistakes: readonly Mistake[]): readonly Mistake[] {
  const line = ({ at }: Mistake) => at?.line ?? Number.MAX_SAFE_INTEGER;
  const files = [...new Set(mistakes.map(({ at }) => at?.file))];
  const file = ({ at }: Mistake) => files.indexOf(at?.file);
  return mistakes.toSorted(
    (a, b) => file(a) - file(b) || line(a) - line(b) || (a.at?.column ?? 0) - (b.at?.column ?? 0),
  );
}
