/** Kleene's three values, ordered so that *all* is the least and *any* the greatest. */
export const NO = 0;
export const OPEN = 1;
export const YES = 2;
export type Truth = typeof NO | typeof OPEN | typeof YES;

/** The negation: what is open stays open. */
export function negate(truth: Truth): Truth {
  if (truth === YES) return NO;
  return truth === NO ? YES : OPEN;
}

/** Both must hold. */
export function both(a: Truth, b: Truth): Truth {
  return a < b ? a : b;
}

/** Either may hold. */
export function either(a: Truth, b: Truth): Truth {
  return a > b ? a : b;
}

/** A plain boolean as a truth. */
export function known(holds: boolean): Truth {
  return holds ? YES : NO;
}

/** All must hold: none that fails, none open. Nothing at all holds. */
export function allOf(truths: readonly Truth[]): Truth {
  return truths.reduce<Truth>(both, YES);
}

/** One must hold. Of nothing, none does. */
export function anyOf(truths: readonly Truth[]): Truth {
  return truths.reduce<Truth>(either, NO);
}
