import type { Env } from '../evaluate/env.ts';
import { LIMITS } from '../evaluate/run.ts';
import { Failure, literal, type Plain } from '../evaluate/value.ts';
import { Refusal } from '../pattern/node.ts';
import { type Found, Pattern } from '../pattern/pattern.ts';
import { list, type TerraformFunction, textOf, whole } from './function.ts';

/** Functions of regular expressions. */
export const PATTERN_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  regex: whole('regex', ([pattern, text], env) =>
    searched(pattern, text, env, (compiled, subject) => {
      const [found] = compiled.matches(subject, 1);
      return found === undefined ? new Failure('regex finds no match') : captured(compiled, found);
    }),
  ),
  regexall: whole('regexall', ([pattern, text], env) =>
    searched(pattern, text, env, (compiled, subject) =>
      list(compiled.matches(subject).map(found => captured(compiled, found))),
    ),
  ),
  replace: whole('replace', ([text, from, to], env) => replace(textOf(text), textOf(from), textOf(to), env)),
};

type Search = (compiled: Pattern, subject: string) => Plain | undefined;

function searched(pattern: Plain | undefined, text: Plain | undefined, env: Env, search: Search): Plain | undefined {
  const [source, subject] = [textOf(pattern), textOf(text)];
  if (source === undefined || subject === undefined || !env.run.spend(subject.length)) return undefined;
  try {
    return search(new Pattern(source), subject);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.isInvalid ? new Failure(`this regular expression is refused: ${error.message}`) : undefined;
  }
}

/** The whole match, a list of groups, or a map of groups with names; Terraform refuses both kinds beside each other. */
function captured({ groups }: Pattern, found: Found): Plain {
  if (groups.length === 0) return found.group(0) ?? '';
  const values = groups.map((_, index) => found.group(index + 1));
  const names = groups.filter(name => name !== undefined);
  if (names.length === 0) return list(values);
  if (names.length < groups.length) return new Failure('groups with names stand beside groups without');
  return new Map(names.map((name, index) => [name, literal(values[index] ?? null)]));
}

/** A text between slashes is a regular expression. */
function replace(
  text: string | undefined,
  from: string | undefined,
  to: string | undefined,
  env: Env,
): Plain | undefined {
  if (text === undefined || from === undefined || to === undefined) return undefined;
  if (from.length < 2 || !from.startsWith('/') || !from.endsWith('/')) return replaced(text.split(from), to);
  return searched(from.slice(1, -1), text, env, (compiled, subject) => rewritten(compiled, subject, to));
}

function replaced(parts: readonly string[], to: string): string | undefined {
  const length = parts.reduce((sum, part) => sum + part.length + to.length, 0);
  return length > LIMITS.text + to.length ? undefined : parts.join(to);
}

function rewritten(compiled: Pattern, subject: string, to: string): string | undefined {
  const pieces: string[] = [];
  let [end, length] = [0, 0];
  const matches = compiled.matches(subject);
  for (const found of matches) {
    pieces.push(found.between(end, found.start), expanded(to, compiled, found));
    end = found.end;
    length += pieces.slice(-2).join('').length;
    if (length > LIMITS.text) return undefined;
  }
  const [first] = matches;
  return first === undefined ? subject : [...pieces, first.between(end)].join('');
}

const GROUP = /\$(?:\$|\{(\w+)\}|(\w+))/g;

/** `$1`, `${name}`; a group that is not there is empty, and `$1x` is the group `1x`. */
function expanded(to: string, { groups }: Pattern, found: Found): string {
  return to.replace(GROUP, (whole, braced: string | undefined, plain: string | undefined) => {
    const name = braced ?? plain;
    if (name === undefined) return whole.slice(1);
    const index = /^\d+$/.test(name) ? Number(name) : groups.indexOf(name) + 1;
    return (name === '0' || index > 0 ? found.group(index) : null) ?? '';
  });
}
