import { Unknown } from '../../../model/value.ts';
import type { Env } from '../evaluate/env.ts';
import { dependent, derive, unknownOf } from '../evaluate/marks.ts';
import { asText } from '../evaluate/plain.ts';
import { Failure, failure, isMap, literal, type Plain, type Value } from '../evaluate/value.ts';
import { hash } from './encoding.ts';
import { list, ofTexts, type TerraformFunction, textOf, whole } from './function.ts';
import { globOf, levelsOf } from './glob.ts';

/** Files inside the boundary, and their names. */
export const FILE_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  file: whole('file', ([path], env) => readFile(path, env)),
  filebase64: whole('filebase64', ([path], env) => {
    const text = readFile(path, env);
    return typeof text === 'string' ? Buffer.from(text).toString('base64') : text;
  }),
  fileexists: whole('fileexists', ([path], env) => {
    const text = read(path, env);
    return text instanceof Unknown ? text : text !== undefined;
  }),
  fileset: whole('fileset', ([folder, pattern], env) => fileSet(textOf(folder), textOf(pattern), env)),
  filemd5: digest('filemd5', 'md5'),
  filesha1: digest('filesha1', 'sha1'),
  filesha256: digest('filesha256', 'sha256'),
  filesha512: digest('filesha512', 'sha512'),
  filebase64sha256: digest('filebase64sha256', 'sha256', 'base64'),
  filebase64sha512: digest('filebase64sha512', 'sha512', 'base64'),
  templatefile: templateFile,
  basename: ofTexts('basename', path => path.replace(/\/+$/, '').replace(/^.*\//s, '')),
  dirname: ofTexts('dirname', path => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) || '/' : '.')),
};

function read(path: Plain | undefined, env: Env): string | Unknown | undefined {
  const name = textOf(path);
  return name === undefined ? undefined : env.run.files.read(name);
}

function readFile(path: Plain | undefined, env: Env): Plain {
  return read(path, env) ?? new Failure(`there is no file ${textOf(path)}`);
}

/** What is no text has another digest than what was read of it. */
function digest(name: string, algorithm: string, encoding?: 'base64'): TerraformFunction {
  return whole(name, ([path], env) => {
    const text = readFile(path, env);
    if (typeof text !== 'string') return text;
    return text.includes('\ufffd') ? undefined : hash(algorithm, text, encoding);
  });
}

function fileSet(folder: string | undefined, pattern: string | undefined, env: Env): Plain | undefined {
  const matches = pattern === undefined ? undefined : globOf(pattern);
  if (folder === undefined || pattern === undefined || matches === undefined) return undefined;
  const files = env.run.files.list(folder, levelsOf(pattern));
  if (files instanceof Unknown) return files;
  return files === undefined ? new Failure(`there is no folder ${folder}`) : list(files.filter(matches));
}

/** The template sees its variables only. */
function templateFile(args: readonly Value[], env: Env): Value {
  const [path, variables] = args;
  if (path === undefined || variables === undefined) return failure('templatefile takes a path and an object');
  const reason = unknownOf(path) ?? unknownOf(variables) ?? variables.open;
  if (reason !== undefined) return derive(dependent(reason), args);
  const name = asText(path.value);
  const template = name === undefined ? undefined : env.run.files.template(name);
  if (template instanceof Unknown) return literal(template);
  if (template === undefined || !isMap(variables.value)) return failure(`there is no template ${name}`);
  return env.only(variables.value).evaluate(template);
}
