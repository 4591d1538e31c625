import type { Kind } from '../../../src/model/schema.ts';
import { NO, OPEN, YES } from '../../../src/model/truth.ts';
import { kindsAt } from '../../../src/rule/kinds/index.ts';
import { NOW } from '../support.ts';

export type Question = 'equals' | 'min' | 'max' | 'covers' | 'within' | 'overlaps';
export type Answer = 'yes' | 'no' | 'open' | 'unreadable operand' | 'no such question';

const ANSWERS = { [NO]: 'no', [OPEN]: 'open', [YES]: 'yes' } as const;

/** What a kind answers when a value is asked about an operand, in the year of `now`. */
export function ask(kind: Kind, value: unknown, question: Question, operand: unknown, now: Date = NOW): Answer {
  const comparison = kindsAt(now)[kind].against(operand);
  if (comparison === undefined) return 'unreadable operand';
  const asked = comparison[question];
  return asked === undefined ? 'no such question' : ANSWERS[asked(value)];
}

/** Whether a literal in a rule may be written so. */
export function reads(kind: Kind, raw: unknown): boolean {
  return kindsAt(NOW)[kind].reads(raw);
}
