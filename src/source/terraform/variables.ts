import { Unknown } from '../../model/value.ts';
import type { Mistake } from '../../util/errors.ts';
import { readText } from './boundary.ts';
import { fromData } from './evaluate/data.ts';
import type { Env } from './evaluate/env.ts';
import { isPlainText } from './evaluate/types.ts';
import { literal, type Value } from './evaluate/value.ts';
import { type Given, typeOf } from './module/variable.ts';
import type { ReadTree } from './syntax/grammar.ts';
import { jsonMistake, parseExpression, parseHcl } from './syntax/parse.ts';
import type { Expression } from './syntax/syntax.ts';
import { SourceText } from './syntax/text.ts';

/** A variables file: `shown` as people see it. */
export interface VariablesFile {
  readonly shown: string;
  readonly path: string;
}

/** What is said of a root's variables: in files, the later ones winning, and on the command line, which wins over all. */
interface Settings {
  readonly values: ReadonlyMap<string, Value>;
  readonly mistakes: readonly Mistake[];
}

/** Reads variables files, the weakest first. */
export function readVariables(files: readonly VariablesFile[], env: Env, grammar: ReadTree): Settings {
  const values = new Map<string, Value>();
  const mistakes: Mistake[] = [];
  for (const file of files) {
    const found = readText(file.path);
    if ('problem' in found) mistakes.push({ message: found.problem, at: { file: file.shown, line: 1, column: 1 } });
    else mistakes.push(...readInto(values, new SourceText(file.shown, found.text), env, grammar));
  }
  return { values, mistakes };
}

function readInto(values: Map<string, Value>, source: SourceText, env: Env, grammar: ReadTree): readonly Mistake[] {
  if (source.name.endsWith('.json')) return readJson(values, source);
  const { body, mistakes } = parseHcl(source.name, source.text, grammar);
  for (const [name, { value }] of body.attributes) values.set(name, env.evaluate(value));
  return mistakes;
}

/** Texts of a JSON file are no templates. */
function readJson(values: Map<string, Value>, source: SourceText): readonly Mistake[] {
  const mistake = jsonMistake(source);
  if (mistake !== undefined) return [mistake];
  const data: unknown = JSON.parse(source.text);
  if (typeof data !== 'object' || data === null) return [{ message: 'an object is expected', at: source.position(0) }];
  for (const [name, one] of Object.entries(data)) {
    const value = fromData(one) ?? new Unknown('unreadable', `the value of ${name} cannot be held exactly`);
    values.set(name, literal(value));
  }
  return [];
}

/** The value of a root's variable as files and the command line give it. */
export function givenBy({ values }: Settings, typed: ReadonlyMap<string, string>, env: Env, grammar: ReadTree): Given {
  return (name, variable) => {
    const text = typed.get(name);
    const value = text === undefined ? values.get(name) : typedValue(text, typeOf(variable), env, grammar);
    return value === undefined ? undefined : { ...value, origin: 'parameter', from: `variable ${name}` };
  };
}

/** Typed values of lists, maps and objects are expressions; others stand for themselves. */
function typedValue(text: string, type: Expression | undefined, env: Env, grammar: ReadTree): Value {
  return isPlainText(type) ? literal(text) : env.evaluate(parseExpression(text, '--var', grammar));
}
