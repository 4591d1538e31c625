import type { Run } from '../../model/run.ts';
import { NO, negate, OPEN, type Truth, YES } from '../../model/truth.ts';
import type { Resource } from '../../model/value.ts';
import type { Condition } from '../rule.ts';
import { compileList } from './list.ts';
import type { Judge, Settings } from './node.ts';
import { compileValue } from './value.ts';

/** Compiles a condition to closures; undefined where all of it dropped out because params are not set. */
export function compileCondition(condition: Condition, settings: Settings): Judge | undefined {
  switch (condition.is) {
    case 'all':
      return compileAll(condition.of, settings);
    case 'any':
      return compileAny(condition.of, settings);
    case 'not':
      return compileNot(condition.of, settings);
    case 'value':
      return compileValue(condition, settings);
    case 'list':
      return compileList(condition, settings, compileCondition);
  }
}

function parts(conditions: readonly Condition[], settings: Settings): readonly Judge[] {
  return conditions.map(condition => compileCondition(condition, settings)).filter(judge => judge !== undefined);
}

function compileAll(conditions: readonly Condition[], settings: Settings): Judge | undefined {
  const judges = parts(conditions, settings);
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
  return { judge, explain: explainParts(judges, judge) };
}

function compileAny(conditions: readonly Condition[], settings: Settings): Judge | undefined {
  const judges = parts(conditions, settings);
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
  return { judge, explain: explainParts(judges, judge) };
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

function compileNot(condition: Condition, settings: Settings): Judge | undefined {
  const inner = compileCondition(condition, settings);
  if (inner === undefined) return undefined;
  return {
    judge: (base, subject, run) => negate(inner.judge(base, subject, run)),
    explain: (spot, subject, run) => inner.explain({ ...spot, negated: !spot.negated }, subject, run),
  };
}
