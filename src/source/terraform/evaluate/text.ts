import { Unknown } from '../../../model/value.ts';
import type { Part } from '../syntax/syntax.ts';
import type { Env } from './env.ts';
import { dependent, derive, unknownOf } from './marks.ts';
import { asBoolean, asText } from './plain.ts';
import { LIMITS } from './run.ts';
import { namesOf, turnsOf } from './turns.ts';
import { Failure, type Value } from './value.ts';

/** What a template gives so far. */
interface Draft {
  text: string;
  unknown: Unknown | undefined;
  readonly sources: Value[];
}

/** A template's text; unknown when a part of it is, though with any literal text in it, it is certainly something. */
export function textOf(parts: readonly Part[], env: Env): Value {
  const draft: Draft = { text: '', unknown: undefined, sources: [] };
  write(parts, env, draft);
  if (draft.unknown === undefined) return derive(draft.text, draft.sources);
  return derive(dependent(draft.unknown, draft.text !== '' || draft.unknown.exists), draft.sources);
}

function write(parts: readonly Part[], env: Env, draft: Draft): void {
  for (const part of parts) {
    if (isFull(draft, env) || draft.unknown instanceof Failure) return;
    if (typeof part === 'string') draft.text += part;
    else if (part.is === 'value') writeValue(env.evaluate(part.of), draft);
    else if (part.is === 'if') writeIf(part, env, draft);
    else writeFor(part, env, draft);
  }
}

function isFull(draft: Draft, env: Env): boolean {
  const full = draft.text.length > LIMITS.text || !env.run.spend();
  if (full) draft.unknown ??= new Unknown('expression', 'this text is too long');
  return full;
}

function writeValue(value: Value, draft: Draft): void {
  draft.sources.push(value);
  const text = asText(value.value);
  if (text !== undefined) draft.text += text;
  else doubt(draft, unknownOf(value) ?? new Failure('only text, numbers and booleans can stand in a text'));
}

function doubt(draft: Draft, reason: Unknown): void {
  if (draft.unknown === undefined || reason instanceof Failure) draft.unknown = reason;
}

function writeIf(part: Extract<Part, { is: 'if' }>, env: Env, draft: Draft): void {
  const condition = env.evaluate(part.condition);
  const yes = asBoolean(condition.value);
  if (yes !== undefined) write(yes ? part.yes : part.no, env, draft);
  else doubtCondition(condition, draft);
}

function doubtCondition(condition: Value, draft: Draft): void {
  const reason = unknownOf(condition) ?? new Failure('a condition must be true or false');
  doubt(draft, dependent(reason));
}

function writeFor(part: Extract<Part, { is: 'for' }>, env: Env, draft: Draft): void {
  const over = env.evaluate(part.over);
  const reason = unknownOf(over) ?? over.open;
  for (const turn of turnsOf(over) ?? []) write(part.body, env.with(namesOf(part.names, turn)), draft);
  if (reason !== undefined) doubt(draft, dependent(reason));
}
