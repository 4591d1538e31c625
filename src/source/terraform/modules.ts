import { posix } from 'node:path';
import type { Mistake } from '../../util/errors.ts';
import type { Boundary } from './boundary.ts';
import type { Run } from './evaluate/run.ts';
import { type Place, type ReadModule, readModule, within } from './folder.ts';
import { listedModules } from './listed.ts';
import type { FindModule, Scope } from './module/scope.ts';
import type { ModuleSource } from './module/source.ts';
import type { ReadTree } from './syntax/grammar.ts';
import type { Block } from './syntax/syntax.ts';

/** Deeper chains of calls are not followed. */
const MAX_CALLS = 50;

/** Finds the modules that a root calls, each folder read once. */
export class Modules {
  /** Real paths of the folders that were entered. */
  readonly used = new Set<string>();
  readonly #read = new Map<string, ReadModule>();
  readonly #listed: ReadonlyMap<string, string>;
  readonly #root: Place;
  readonly #run: Run;
  readonly #boundary: Boundary;
  readonly #grammar: ReadTree;

  constructor(root: Place, run: Run, boundary: Boundary, grammar: ReadTree) {
    this.#root = root;
    this.#run = run;
    this.#boundary = boundary;
    this.#grammar = grammar;
    this.#listed = listedModules(root.real, boundary);
  }

  readonly find: FindModule = (call, from) => {
    if (call.broken) return undefined;
    const folder = this.#folderOf(call, from);
    return folder === undefined ? undefined : this.#enter(call, from, folder);
  };

  /** A local source is a path from the caller's folder; others are found in Terraform's own list. */
  #folderOf(call: Block, from: Scope): Place | undefined {
    const source = sourceOf(call);
    if (source === undefined) return this.#refuse(call, 'the source of a module must be a plain text');
    if (/^\.\.?(?:[/\\]|$)/.test(source)) return localPlace(source, from.source);
    const listed = this.#listed.get([...from.path, call.labels[0] ?? ''].join('.'));
    if (listed !== undefined) return { shown: within(this.#root.shown, listed), real: `${this.#root.real}/${listed}` };
    this.#run.notes.add(`the module ${call.labels[0]} (${source}) is not on disk; what it declares is not known`);
    return undefined;
  }

  #enter(call: Block, from: Scope, folder: Place): ModuleSource | undefined {
    const look = this.#boundary.look(folder.real);
    if (look.is === 'outside')
      return this.#refuse(call, `the module's folder ${folder.shown} lies outside of what may be read`);
    if (look.is === 'missing' || !look.isFolder) return this.#refuse(call, `there is no folder ${folder.shown}`);
    const chain = ancestors(from);
    if (chain.includes(look.real)) return this.#refuse(call, `the module ${call.labels[0]} leads back to itself`);
    if (chain.length > MAX_CALLS) return this.#refuse(call, `more than ${MAX_CALLS} modules within each other`);
    return this.#run.enter() ? this.#sourceIn({ shown: folder.shown, real: look.real }) : undefined;
  }

  #sourceIn(folder: Place): ModuleSource {
    const known = this.#read.get(folder.real);
    if (known !== undefined) return known.source;
    const read = readModule(folder, this.#grammar, this.#boundary);
    this.#run.allow(read.characters);
    for (const mistake of read.mistakes) this.#run.tell(mistake);
    for (const note of read.notes) this.#run.notes.add(note);
    this.#read.set(folder.real, read);
    this.used.add(folder.real);
    return read.source;
  }

  #refuse(call: Block, message: string): undefined {
    const at = (call.body.attributes.get('source') ?? call).at;
    const mistake: Mistake = { message, at: at.source.position(at.start) };
    this.#run.tell(mistake);
  }
}

function sourceOf({ body }: Block): string | undefined {
  const source = body.attributes.get('source')?.value;
  return source?.is === 'literal' && typeof source.value === 'string' ? source.value : undefined;
}

function localPlace(source: string, from: ModuleSource): Place {
  const path = source.replaceAll('\\', '/');
  return { shown: posix.normalize(within(from.folder, path)).replace(/(?<=.)\/$/, ''), real: `${from.real}/${path}` };
}

function ancestors(scope: Scope | undefined): readonly string[] {
  return scope === undefined ? [] : [...ancestors(scope.parent), scope.source.real];
}
