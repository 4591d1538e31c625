import { readdirSync, readFileSync, statSync } from 'node:fs';
import { type Ignore, ignored } from './ignored.ts';
import { type FileKind, kindOf, kindOfNamed, kindOfText } from './kind.ts';
import { realOf } from './real.ts';

/** A file with how people see it and how the file system does. */
export interface SurveyedFile {
  readonly name: string;
  readonly path: string;
  /** What was on standard input, which cannot be read again. */
  readonly text?: string;
}

/** What the arguments hold, sorted by what reads it. */
export interface Survey {
  readonly templates: readonly SurveyedFile[];
  readonly plans: readonly SurveyedFile[];
  /** Folders with Terraform files, or single files that were named; shallow ones first. */
  readonly terraform: readonly SurveyedFile[];
  /** Arguments that the reader of recordings gets, files and folders. */
  readonly recordings: readonly string[];
  /** Real paths of the files that others read, and of JSON that nobody does: the reader of recordings passes them over. */
  readonly taken: ReadonlySet<string>;
}

/**
 * Looks through files and folders without reading them whole. A file or folder that two arguments give is taken once;
 * `stdin` gives what the argument `-` stands for.
 */
export function survey(paths: readonly string[], stdin: (() => string) | undefined): Survey {
  const found = new Surveyor(stdin);
  for (const path of paths) found.argument(path);
  return found;
}

const NATURAL = new Intl.Collator('en', { numeric: true });

class Surveyor implements Survey {
  readonly templates: SurveyedFile[] = [];
  readonly plans: SurveyedFile[] = [];
  readonly terraform: SurveyedFile[] = [];
  readonly recordings: string[] = [];
  readonly taken = new Set<string>();
  readonly #folders = new Set<string>();
  readonly #seen = new Set<string>();

  readonly #stdin: (() => string) | undefined;

  constructor(stdin: (() => string) | undefined) {
    this.#stdin = stdin;
  }

  argument(path: string): void {
    if (path === '-') this.#input();
    else if (!isFolder(path)) this.#named(path);
    else this.#root(path);
  }

  #input(): void {
    const text = this.#stdin?.() ?? '';
    const kind = kindOfText(text);
    if (kind === 'template') this.templates.push({ name: '<stdin>', path: '.', text });
    else if (kind === 'plan') this.plans.push({ name: '<stdin>', path: '.', text });
    else this.recordings.push('-');
  }

  #named(path: string): void {
    const kind = kindOfNamed(path);
    if (kind === 'recording' || kind === 'other') this.recordings.push(path);
    else this.#keep(kind, { name: posix(path), path });
  }

  /** A folder that holds nothing but templates is not asked for recordings. */
  #root(path: string): void {
    const before = this.#count();
    const recordings = this.#folder(path, path === '.' ? '' : posix(path).replace(/\/+$/, ''), []);
    if (recordings > 0 || this.#count() === before) this.recordings.push(path);
  }

  /** How many files in it may be recordings. */
  #folder(path: string, name: string, above: readonly Ignore[]): number {
    if (!this.#isNew(path)) return 0;
    const rules = [...above, ...ignoreFile(path)];
    let recordings = 0;
    for (const entry of entriesOf(path)) {
      const child = { name: name === '' ? entry : `${name}/${entry}`, path: `${path}/${entry}` };
      const folder = isFolder(child.path);
      if (ignored(child.path, folder, rules)) continue;
      recordings += folder ? this.#folder(child.path, child.name, rules) : this.#file(child, { name, path });
    }
    return recordings;
  }

  #file(file: SurveyedFile, folder: SurveyedFile): number {
    const kind = kindOf(file.path);
    if (kind === 'recording') return 1;
    if (kind === 'terraform') this.#terraformIn(folder);
    if (kind === 'other' || kind === 'terraform') this.taken.add(realOf(file.path));
    else this.#keep(kind, file);
    return 0;
  }

  #keep(kind: Exclude<FileKind, 'recording' | 'other'>, file: SurveyedFile): void {
    const real = realOf(file.path);
    if (this.taken.has(real)) return;
    this.taken.add(real);
    const list = { template: this.templates, plan: this.plans, terraform: this.terraform }[kind];
    list.push(file);
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

  #isNew(path: string): boolean {
    const real = realOf(path);
    const isNew = !this.#seen.has(real);
    this.#seen.add(real);
    return isNew;
  }
}

/** Natural order; hidden entries (.git, .terraform) and node_modules are passed over. */
function entriesOf(folder: string): readonly string[] {
  const names = attempt(() => readdirSync(folder)) ?? [];
  return names
    .filter(name => !name.startsWith('.') && name !== 'node_modules')
    .sort((a, b) => NATURAL.compare(a, b) || (a < b ? -1 : 1));
}

function ignoreFile(folder: string): readonly Ignore[] {
  const text = attempt(() => readFileSync(`${folder}/.gitignore`, 'utf8'));
  return text === undefined ? [] : [{ folder, text }];
}

function isFolder(path: string): boolean {
  return attempt(() => statSync(path))?.isDirectory() === true;
}

function posix(path: string): string {
  return path.replaceAll('\\', '/');
}

/** What cannot be looked at is told by the reader that gets it. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
