import type { Mistake } from '../../util/errors.ts';
import type { Answer, ScopeHint } from './answer.ts';
import { isPerSubject } from './calls.ts';
import { start } from './mistakes.ts';
import type { RecordedFile } from './read.ts';

/** The answers of one account and region; `hint` is undefined where nothing in the whole input says which. */
export interface RecordedScope {
  readonly hint: ScopeHint | undefined;
  readonly answers: readonly Answer[];
}

/** What the other answers tell of an answer that does not tell itself. */
interface Surroundings {
  /** The scopes that are certain. */
  readonly sure: ReadonlyMap<string, ScopeHint>;
  readonly all: ReadonlyMap<string, ScopeHint>;
  readonly byFile: ReadonlyMap<RecordedFile, ReadonlyMap<string, ScopeHint>>;
}

/** The answers by scope, ordered by account and region; one that says none belongs where its file or the whole input leaves no choice. */
export function byScope(answers: readonly Answer[]): {
  readonly scopes: readonly RecordedScope[];
  readonly mistakes: readonly Mistake[];
} {
  const surroundings = surroundingsOf(answers);
  const scopes = new Map<string, { hint: ScopeHint | undefined; answers: Answer[] }>();
  const homeless = new Set<string>();
  for (const answer of answers) {
    const home = homeOf(answer, surroundings);
    if (home === 'unclear' && !isAboutNobody(answer)) homeless.add(answer.file.name);
    else if (home !== 'unclear') scopeIn(scopes, home).answers.push(answer);
  }
  const keys = [...scopes.keys()].sort();
  return { scopes: keys.flatMap(key => scopes.get(key) ?? []), mistakes: [...homeless].map(unclear) };
}

/** An answer that does not say whom it is about is of no use in any scope, so lacking one is no mistake either. */
function isAboutNobody({ type, subject }: Answer): boolean {
  return isPerSubject(type) && subject === undefined;
}

function homeOf({ hint, file }: Answer, { sure, all, byFile }: Surroundings): ScopeHint | undefined | 'unclear' {
  if (hint !== undefined) return hint.isGuess ? homeOfGuess(hint, sure) : hint;
  if (all.size === 0) return undefined;
  const choices = [byFile.get(file), sure, all].find(scopes => scopes?.size === 1);
  const [only] = choices?.values() ?? [];
  return only?.isGuess ? homeOfGuess(only, sure) : (only ?? 'unclear');
}

/** A certain scope of that region, if there is just one; none at all: the guess stands. */
function homeOfGuess(hint: ScopeHint, sure: Surroundings['sure']): ScopeHint | 'unclear' {
  const exact = sure.get(keyOf(hint));
  if (exact !== undefined) return exact;
  const [first, second] = [...sure.values()].filter(({ region }) => region === hint.region);
  return second === undefined ? (first ?? hint) : 'unclear';
}

function surroundingsOf(answers: readonly Answer[]): Surroundings {
  const [sure, all] = [new Map<string, ScopeHint>(), new Map<string, ScopeHint>()];
  const byFile = new Map<RecordedFile, Map<string, ScopeHint>>();
  for (const { hint, file } of answers) {
    if (hint === undefined) continue;
    const neighbours = byFile.get(file) ?? new Map<string, ScopeHint>();
    byFile.set(file, neighbours);
    for (const scopes of hint.isGuess ? [all, neighbours] : [sure, all, neighbours]) scopes.set(keyOf(hint), hint);
  }
  return { sure, all, byFile };
}

function scopeIn(scopes: Map<string, { hint: ScopeHint | undefined; answers: Answer[] }>, hint: ScopeHint | undefined) {
  const key = hint === undefined ? '' : keyOf(hint);
  const scope = scopes.get(key) ?? { hint, answers: [] };
  scopes.set(key, scope);
  return scope;
}

function unclear(file: string): Mistake {
  return {
    message: 'does not say which account and region it is of, and the input holds several',
    at: start(file),
    hint: 'put it into a folder <account>/<region>/',
  };
}

function keyOf({ account, region }: ScopeHint): string {
  return `${account}/${region}`;
}
