import type { Mistake } from '../util/errors.ts';
import { assemble } from './recorded/assemble.ts';
import { findFiles } from './recorded/files.ts';
import { answersOf, type Gathered } from './recorded/gather.ts';
import { start } from './recorded/mistakes.ts';
import { readInput, readRecording, SIZE_LIMIT } from './recorded/read.ts';
import { byScope } from './recorded/scopes.ts';
import type { Loaded } from './source.ts';

export interface RecordedOptions {
  /** Of two answers that differ the last is taken, and that is no mistake. */
  readonly allowIncomplete?: boolean | undefined;
  /** Gives what is on standard input, for the argument `-`. */
  readonly stdin?: (() => string) | undefined;
  /** Real paths of files in folders that are something else. */
  readonly passOver?: ReadonlySet<string> | undefined;
  /** Folders that hold something else, so that having no recording is no mistake. */
  readonly mixed?: ReadonlySet<string> | undefined;
  /** What was read from pipes that were named, which cannot be read again. */
  readonly pipes?: ReadonlyMap<string, string> | undefined;
  /** Bytes of a file beyond which it is refused; what a JavaScript string holds where it is left out. */
  readonly sizeLimit?: number | undefined;
}

/** Reads recorded `describe-*` answers from files, folders and `-`; what cannot be read is told and the rest is loaded. */
export function loadRecorded(inputs: readonly string[], options: RecordedOptions = {}): Loaded {
  const seen = new Set<string>(options.passOver);
  const gathered = inputs.map(input => gather(input, options, seen));
  const { scopes, mistakes } = byScope(gathered.flatMap(({ answers }) => answers));
  const assembled = scopes.map(scope => assemble(scope, options.allowIncomplete === true));
  return {
    inventories: assembled.map(({ inventory }) => inventory),
    mistakes: [...gathered, { mistakes }, ...assembled].flatMap(part => part.mistakes),
    notes: [...gathered, ...assembled].flatMap(({ notes }) => notes),
  };
}

function gather(input: string, options: RecordedOptions, seen: Set<string>): Gathered {
  if (input === '-') return seen.has(input) ? NOTHING : fromInput(options, seen);
  const piped = options.pipes?.get(input);
  if (piped !== undefined) return answersOf(readInput(piped, input));
  const { files, mistakes, repeats } = findFiles(input, seen);
  const parts = files.map(file => {
    const read = readRecording(file, options.sizeLimit ?? SIZE_LIMIT);
    return 'message' in read ? { ...NOTHING, mistakes: [read] } : answersOf(read);
  });
  const all = [...mistakes, ...parts.flatMap(part => part.mistakes)];
  const answers = parts.flatMap(part => part.answers);
  const isEmpty = all.length === 0 && answers.length === 0 && !repeats && !files.some(({ direct }) => direct);
  const isBarren = isEmpty && options.mixed?.has(input) !== true;
  return { answers, mistakes: isBarren ? [barren(input)] : all, notes: parts.flatMap(({ notes }) => notes) };
}

const NOTHING: Gathered = { answers: [], mistakes: [], notes: [] };

function fromInput({ stdin }: RecordedOptions, seen: Set<string>): Gathered {
  seen.add('-');
  const missing = { message: 'there is no standard input to read', at: start('<stdin>') };
  return stdin === undefined ? { ...NOTHING, mistakes: [missing] } : answersOf(readInput(stdin()));
}

function barren(folder: string): Mistake {
  return {
    message: 'no file in this folder is a recording, a CloudFormation template or Terraform',
    at: start(folder),
    hint: 'record an account with `rds-audit record`, or with the AWS CLI: aws rds describe-db-instances > db-instances.json',
  };
}
