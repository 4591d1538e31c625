import { readFileSync } from 'node:fs';
import type { Mistake } from '../../util/errors.ts';
import { unreadable } from '../recorded/mistakes.ts';
import { type Content, contentOfFile, contentOfText, decode } from './content.ts';
import { entriesOf, lookAt } from './entries.ts';
import { type Ignore, ignored, ignoreIn, ignoresAbove } from './ignored.ts';
import { type FileKind, isCandidate, kindOf, kindOfNamed } from './kind.ts';
import { realOf } from './real.ts';

/** A file with how people see it and how the file system does. */
export interface SurveyedFile {
  readonly name: string;
  readonly path: string;
  /** The argument that led to it. */
  readonly argument: string;
  /** What was on standard input or in a pipe, which cannot be read again. */
  readonly text?: string;
}

/** What the arguments hold, sorted by what reads it. */
export interface Survey {
  readonly templates: readonly SurveyedFile[];
  readonly plans: readonly SurveyedFile[];
  /** Folders with Terraform files, or single files that were named. */
  readonly terraform: readonly SurveyedFile[];
  /** Arguments that the reader of recordings gets, files and folders. */
  readonly recordings: readonly string[];
  /** Those of them, folders, that hold something else and need not hold a recording. */
  readonly mixed: ReadonlySet<string>;
  /** What was read from pipes that were named, by argument. */
  readonly pipes: ReadonlyMap<string, string>;
  /** Real paths of what others read, and of what nobody does: the reader of recordings passes them over. */
  readonly taken: ReadonlySet<string>;
  /** YAML and JSON files in folders that are nothing of ours. */
  readonly passedOver: number;
  /** What git ignores, by name: folders, and files that might have been something. */
  readonly ignored: readonly string[];
  /** Whether a folder was looked through. */
  readonly walked: boolean;
  readonly mistakes: readonly Mistake[];
}

/**
 * Looks through files and folders. A file or folder that two arguments give is taken once; `stdin` gives what the argument
 * `-` stands for.
 */
export function survey(paths: readonly string[], stdin: (() => string) | undefined): Survey {
  const found = new Surveyor(stdin);
  for (const path of paths) found.argument(path);
  return found;
}

class Surveyor implements Survey {
  readonly templates: SurveyedFile[] = [];
  readonly plans: SurveyedFile[] = [];
  readonly terraform: SurveyedFile[] = [];
  readonly recordings: string[] = [];
  readonly mixed = new Set<string>();
  readonly pipes = new Map<string, string>();
  readonly taken = new Set<string>();
  readonly mistakes: Mistake[] = [];
  readonly ignored: string[] = [];
  passedOver = 0;
  walked = false;
  readonly #folders = new Set<string>();
  readonly #seen = new Set<string>();
  readonly #stdin: (() => string) | undefined;

  constructor(stdin: (() => string) | undefined) {
    this.#stdin = stdin;
  }

  argument(path: string): void {
    const is = lookAt(path);
    if (path === '-') this.#input();
    else if (is === 'folder') this.#root(path);
    else if (is === 'pipe') this.#pipe(path);
    else this.#named(path, contentOfFile(path));
  }

  #input(): void {
    const text = this.#stdin?.() ?? '';
    const kind = kindOfNamed('<stdin>', contentOfText(text));
    if (kind === 'template' || kind === 'plan')
      this.#list(kind).push({ name: '<stdin>', path: '.', argument: '.', text });
    else this.recordings.push('-');
  }

  /** A pipe, `<(…)` of a shell, gives its content once. */
  #pipe(path: string): void {
    const text = decode(readFileSync(path));
    const kind = kindOfNamed(path, contentOfText(text));
    if (kind === 'template' || kind === 'plan')
      this.#list(kind).push({ name: posix(path), path: '.', argument: '.', text });
    else {
      this.pipes.set(path, text);
      this.recordings.push(path);
    }
  }

  #named(path: string, content: Content): void {
    const kind = kindOfNamed(path, content);
    if (kind !== 'recording' && kind !== 'other') this.#keep(kind, { name: posix(path), path, argument: path });
    else if (/\.(?:ya?ml|template)$/i.test(path) && /\S/.test(content.start)) this.mistakes.push(noTemplate(path));
    else this.recordings.push(path);
  }

  /** A folder that holds nothing but templates is not asked for recordings. */
  #root(path: string): void {
    this.walked = true;
    const before = this.#count();
    const above = ignoresAbove(realOf(path));
    const name = path === '.' ? '' : posix(path).replace(/\/+$/, '');
    const recordings = this.#folder({ name, path, argument: path }, above);
    if (this.#count() > before) this.mixed.add(path);
    if (recordings > 0 || this.#count() === before) this.recordings.push(path);
  }

  /** How many files in it may be recordings. */
  #folder(folder: SurveyedFile, above: readonly Ignore[]): number {
    const { name, path, argument } = folder;
    const real = realOf(path);
    if (this.#seen.has(real)) return 0;
    this.#seen.add(real);
    const rules = [...above, ...ignoreIn(real)];
    const { entries, mistakes } = entriesOf(path, name === '' ? '.' : name);
    this.mistakes.push(...mistakes);
    let recordings = 0;
    for (const entry of entries) {
      const child = { name: name === '' ? entry : `${name}/${entry}`, path: `${path}/${entry}`, argument };
      const is = lookAt(child.path);
      if (ignored(`${real}/${entry}`, is === 'folder', rules)) this.#leave(child, is === 'folder');
      else if (is === 'folder') recordings += this.#folder(child, rules);
      else if (is === 'file') recordings += this.#file(child, folder);
      else if (is instanceof Error && isCandidate(entry)) this.mistakes.push(unreadable(child.name, is));
    }
    return recordings;
  }

  #leave({ name, path }: SurveyedFile, isFolder: boolean): void {
    this.taken.add(realOf(path));
    if (isFolder || isCandidate(name)) this.ignored.push(name);
  }

  #file(file: SurveyedFile, folder: SurveyedFile): number {
    if (!isCandidate(file.name)) return 0;
    const kind = kindOf(file.name, contentOfFile(file.path));
    if (kind === 'recording') return 1;
    if (kind === 'terraform') this.#terraformIn(folder);
    else if (kind === 'other') this.passedOver += 1;
    else this.#keep(kind, file);
    this.taken.add(realOf(file.path));
    return 0;
  }

  #keep(kind: Exclude<FileKind, 'recording' | 'other'>, file: SurveyedFile): void {
    const real = realOf(file.path);
    if (this.taken.has(real)) return;
    this.taken.add(real);
    this.#list(kind).push(file);
  }

  #list(kind: Exclude<FileKind, 'recording' | 'other'>): SurveyedFile[] {
    return { template: this.templates, plan: this.plans, terraform: this.terraform }[kind];
  }

  #terraformIn(folder: SurveyedFile): void {
    const real = realOf(folder.path);
    if (this.#folders.has(real)) return;
    this.#folders.add(real);
    this.terraform.push(folder);
  }

  #count(): number {
    return this.templates.length + this.plans.length + this.terraform.length;
  }
}

function posix(path: string): string {
  return path.replaceAll('\\', '/');
}

function noTemplate(path: string): Mistake {
  return {
    message: 'is neither a CloudFormation template nor describe output',
    at: { file: posix(path), line: 1, column: 1 },
    hint: 'a template has a map of Resources',
  };
}
