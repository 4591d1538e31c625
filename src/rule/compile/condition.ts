import type { Run } from '../../model/run.ts';
import { NO, negate, OPEN, type Truth, YES } from '../../model/truth.ts';
import type { Resource } from '../../model/value.ts';
import type { Condition } from '../rule.ts';
import { type Compile, compileList } from './list.ts';
import type { Judge, Settings } from './node.ts';
import { compileValue } from './value.ts';

/**
 * Compiles a condition to closures; undefined where all of it dropped out because params are not set. `part` compiles what
 * it consists of, as far as that is about the same base.
 */
export function compileCondition(
  condition: Condition,
  settings: Settings,
  part: Compile = compileCondition,
): Judge | undefined {
  switch (condition.is) {
    case 'all':
      return compileAll(parts(condition.of, settings, part), settings);
    case 'any':
      return compileAny(parts(condition.of, settings, part), settings);
    case 'not':
      return compileNot(part(condition.of, settings));
    case 'value':
      return compileValue(condition, settings);
    case 'list':
      return compileList(condition, settings, compileCondition);
  }
}

function parts(conditions: readonly Condition[], settings: Settings, part: Compile): readonly Judge[] {
  return conditions.map(condition => part(condition, settings)).filter(judge => judge !== undefined);
}

function compileAll(judges: readonly Judge[], settings: Settings): Judge | undefined {
  if (judges.length === 0) return undefined;
  const judge = (base: unknown, subject: Resource, run: Run): Truth => {
    if (settings.observe !== undefined) for (const part of judges) part.judge(base, subject, run);
    let truth: Truth = YES;
    for (const part of judges) {
      const answer = part.judge(base, subject, run);
      if (answer === NO) return NO;
      if (answer === OPEN) truth = OPEN;
    }
    return truth;
  };
  return { judge, explain: explainParts(judges, judge), reasons: reasonsOfParts(judges) };
}

function compileAny(judges: readonly Judge[], settings: Settings): Judge | undefined {
  if (judges.length === 0) return undefined;
  const judge = (base: unknown, subject: Resource, run: Run): Truth => {
    if (settings.observe !== undefined) for (const part of judges) part.judge(base, subject, run);
    let truth: Truth = NO;
    for (const part of judges) {
      const answer = part.judge(base, subject, run);
      if (answer === YES) return YES;
      if (answer === OPEN) truth = OPEN;
    }
    return truth;
  };
  return { judge, explain: explainParts(judges, judge), reasons: reasonsOfParts(judges) };
}

/** The parts that came out as the whole did decided it: all of a false *any*, the false ones of a false *all*. */
function explainParts(judges: readonly Judge[], judge: Judge['judge']): Judge['explain'] {
  return (spot, subject, run) => {
    const truth = judge(spot.base, subject, run);
    return judges
      .filter(part => part.judge(spot.base, subject, run) === truth)
      .flatMap(part => part.explain(spot, subject, run));
  };
}

function reasonsOfParts(judges: readonly Judge[]): Judge['reasons'] {
  return (base, subject, run) =>
    judges.flatMap(part => (part.judge(base, subject, run) === OPEN ? part.reasons(base, subject, run) : []));
}

function compileNot(inner: Judge | undefined): Judge | undefined {
  if (inner === undefined) return undefined;
  return {
    judge: (base, subject, run) => negate(inner.judge(base, subject, run)),
    explain: (spot, subject, run) => inner.explain({ ...spot, negated: !spot.negated }, subject, run),
    reasons: (base, subject, run) => inner.reasons(base, subject, run),
  };
}
