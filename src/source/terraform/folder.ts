import { readdirSync } from 'node:fs';
import type { Mistake } from '../../util/errors.ts';
import { type Boundary, readText } from './boundary.ts';
import { type ModuleFile, type ModuleSource, toSource } from './module/source.ts';
import { looksLikeTerraform, standInFor } from './recognise.ts';
import type { ReadTree } from './syntax/grammar.ts';
import { parseHcl, parseJson } from './syntax/parse.ts';
import { EMPTY_BODY } from './syntax/syntax.ts';

/** A folder, or one file of it, as it is read: `shown` as people see it, `real` for the file system. */
export interface Place {
  readonly shown: string;
  readonly real: string;
}

/** What the files of a module say, and what is wrong in them. */
export interface ReadModule {
  readonly source: ModuleSource;
  readonly mistakes: readonly Mistake[];
  readonly notes: readonly string[];
  readonly files: number;
  readonly characters: number;
}

/** Reads the Terraform files of a folder together, in the order of their names; OpenTofu's stand in for those of one name. */
export function readModule(folder: Place, grammar: ReadTree, boundary: Boundary): ReadModule {
  const names = namesOf(folder.real).filter(looksLikeTerraform);
  const isReplaced = (name: string) => standInFor(name) !== name && names.includes(standInFor(name));
  const read = readFiles(
    folder,
    names.filter(name => !isReplaced(name)),
    grammar,
    boundary,
  );
  const note = (name: string) =>
    `${within(folder.shown, name)} is left out: OpenTofu reads ${standInFor(name)} in its place`;
  return { ...read, notes: names.filter(isReplaced).map(note) };
}

/** Reads files of one folder; what cannot be read is told, and the rest is used. */
export function readFiles(folder: Place, names: readonly string[], grammar: ReadTree, boundary: Boundary): ReadModule {
  const mistakes: Mistake[] = [];
  const files: ModuleFile[] = [];
  let characters = 0;
  for (const name of names) {
    const shown = within(folder.shown, name);
    const found = readInside(`${folder.real}/${name}`, boundary);
    const parse = name.endsWith('.json') ? parseJson : parseHcl;
    const parsed = 'text' in found ? parse(shown, found.text, grammar) : refusal(shown, found.problem);
    for (const mistake of parsed.mistakes) mistakes.push(mistake);
    characters += 'text' in found ? found.text.length : 0;
    files.push({ name, body: parsed.body });
  }
  return { source: toSource(folder.shown, folder.real, files), mistakes, notes: [], files: files.length, characters };
}

function readInside(path: string, boundary: Boundary): ReturnType<typeof readText> {
  const look = boundary.look(path);
  if (look.is === 'there') return readText(look.real);
  return { problem: look.is === 'missing' ? 'cannot be read' : 'this link leads outside of what may be read' };
}

/** Files of a folder but hidden ones and editors' copies, in order. */
export function namesOf(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder).filter(name => !/^[.#]|~$|#$/.test(name));
    return names.sort((a, b) => (a < b ? -1 : 1));
  } catch {
    return [];
  }
}

/** A path below a folder; the folder `.` adds nothing. */
export function within(folder: string, name: string): string {
  const base = folder.replace(/(?<=.)\/+$/, '');
  return base === '.' || base === '' ? name : base === '/' ? `/${name}` : `${base}/${name}`;
}

function refusal(file: string, problem: string) {
  return { body: EMPTY_BODY, mistakes: [{ message: problem, at: { file, line: 1, column: 1 } }] };
}
