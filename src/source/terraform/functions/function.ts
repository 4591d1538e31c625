import { Unknown } from '../../../model/value.ts';
import type { Env } from '../evaluate/env.ts';
import { deepSources, dependent, derive, findUnknown } from '../evaluate/marks.ts';
import { asInteger, asNumber, asText } from '../evaluate/plain.ts';
import { LIMITS } from '../evaluate/run.ts';
import { Failure, isList, notEvaluated, type Plain, type Value } from '../evaluate/value.ts';

/** A function of Terraform's: it never throws, and gives a Failure for what Terraform would refuse. */
export type TerraformFunction = (args: readonly Value[], env: Env) => Value;

/**
 * A function that needs its arguments whole: unknown where any part of them is. undefined means that it is not evaluated
 * for them here; what Terraform itself would refuse is a Failure.
 */
export function whole(
  name: string,
  compute: (args: readonly Plain[], env: Env) => Plain | undefined,
): TerraformFunction {
  return (args, env) => {
    const reason = firstUnknown(args);
    const sources = args.flatMap(arg => deepSources(arg));
    if (reason !== undefined) return derive(dependent(reason), sources);
    if (!env.run.spend(sources.length)) return notEvaluated(`${name} is given too much`);
    const values = args.map(({ value }) => value);
    return derive(bounded(name, compute(values, env)), sources);
  };
}

/** The reason of the first argument that is not known on every level; a failure comes first. */
export function firstUnknown(args: readonly Value[]): Unknown | undefined {
  const failed = args.map(arg => findUnknown(arg, reason => reason instanceof Failure)).find(one => one !== undefined);
  return failed ?? args.map(arg => findUnknown(arg)).find(one => one !== undefined);
}

function bounded(name: string, result: Plain | undefined): Plain {
  if (result === undefined) return new Unknown('expression', `${name} is not evaluated for these arguments`);
  const tooLarge = typeof result === 'string' && result.length > LIMITS.text;
  return tooLarge ? new Unknown('expression', `the result of ${name} is too long`) : result;
}

/** A function of one text that leaves something wherever there is something. */
export function ofText(name: string, compute: (text: string) => string): TerraformFunction {
  const known = ofTexts(name, compute);
  return (args, env) => {
    const reason = firstUnknown(args);
    return reason === undefined ? known(args, env) : derive(dependent(reason, reason.exists), args);
  };
}

/** A function of texts. */
export function ofTexts(name: string, compute: (...texts: readonly string[]) => string): TerraformFunction {
  return whole(name, args => {
    const texts = args.map(asText).filter(text => text !== undefined);
    return texts.length === args.length && texts.length >= compute.length ? compute(...texts) : undefined;
  });
}

/** A function of numbers. */
export function ofNumbers(
  name: string,
  compute: (...numbers: readonly number[]) => number | undefined,
): TerraformFunction {
  return whole(name, args => {
    const numbers = args.map(asNumber).filter(number => number !== undefined);
    return numbers.length === args.length && numbers.length > 0 ? compute(...numbers) : undefined;
  });
}

/** The texts of a list; undefined where it is no list of them. */
export function textsOf(value: Plain | undefined): readonly string[] | undefined {
  if (value === undefined || !isList(value)) return undefined;
  const texts = value.map(item => asText(item.value)).filter(text => text !== undefined);
  return texts.length === value.length ? texts : undefined;
}

/** An argument as a number without a fraction. */
export function integerOf(value: Plain | undefined): number | undefined {
  return value === undefined ? undefined : asInteger(value);
}

/** An argument as text. */
export function textOf(value: Plain | undefined): string | undefined {
  return value === undefined ? undefined : asText(value);
}

/** A list of plain values. */
export function list(items: readonly Plain[]): Plain {
  return items.map(value => ({ value, origin: 'literal' as const }));
}
