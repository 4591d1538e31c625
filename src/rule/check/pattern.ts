import type { YamlNode } from '../../util/yaml.ts';
import type { Operand } from '../rule.ts';
import { type Context, complain } from './context.ts';

/**
 * A regular expression from a rule: what could make matching slow (a backreference, lookaround, a quantifier inside a
 * quantified group) is refused, since the texts it is matched with are strangers'.
 */
export function checkPattern(node: YamlNode, context: Context): Operand | undefined {
  if (node.is !== 'scalar' || typeof node.value !== 'string')
    return complain(context, node.at, 'a regular expression is expected here');
  if (/^\$[A-Za-z]/.test(node.value))
    return complain(context, node.at, 'a regular expression is written out, not taken from a param');
  const why = refusal(node.value);
  if (why !== undefined) return complain(context, node.at, `the regular expression ${why}`);
  return { is: 'literal', value: node.value };
}

/** Why a pattern is refused; undefined where it is fine. */
export function refusal(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    return error instanceof Error ? `cannot be read: ${error.message}` : 'cannot be read';
  }
  if (/\(\?(<?[=!])/.test(pattern)) return 'looks ahead or behind, which is refused';
  if (/\\(\d|k<)/.test(pattern)) return 'has a backreference, which is refused';
  if (hasNestedQuantifier(pattern)) return 'repeats a group that itself repeats or branches, which is refused';
  return undefined;
}

/** Whether a quantified group holds a quantifier or an alternative: `(a+)+`, `(a|aa)*`. */
function hasNestedQuantifier(pattern: string): boolean {
  const risky: boolean[] = [];
  const plain = pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  for (let i = 0; i < plain.length; i++) {
    if (plain[i] === '(') risky.push(false);
    else if (plain[i] === ')') {
      const inner = risky.pop() === true;
      const repeated = isQuantifier(plain, i + 1);
      if (inner && repeated) return true;
      if ((inner || repeated) && risky.length > 0) risky[risky.length - 1] = true;
    } else if ((isQuantifier(plain, i) || isOptional(plain, i) || plain[i] === '|') && risky.length > 0)
      risky[risky.length - 1] = true;
  }
  return false;
}

/** `a?`, which inside a group that repeats is as slow as a repetition: `(a?){30}a{30}`. */
function isOptional(pattern: string, index: number): boolean {
  return pattern[index] === '?' && pattern[index - 1] !== '(';
}

/** `*`, `+` or `{n,}` at this place. */
function isQuantifier(pattern: string, index: number): boolean {
  return /^([*+]|\{\d+(,\d*)?\})/.test(pattern.slice(index, index + 12));
}
