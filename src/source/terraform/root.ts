import { realpathSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Mistake } from '../../util/errors.ts';
import type { Template } from '../template/declaration.ts';
import { Boundary } from './boundary.ts';
import { Env } from './evaluate/env.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { Run } from './evaluate/run.ts';
import { textFiles } from './files.ts';
import { namesOf, type Place, readFiles, readModule, within } from './folder.ts';
import { Scope } from './module/scope.ts';
import { Modules } from './modules.ts';
import { isAutomaticVariables } from './recognise.ts';
import { loadGrammar, type ReadTree } from './syntax/grammar.ts';
import { givenBy, readVariables, type VariablesFile } from './variables.ts';

export interface TerraformOptions {
  /** `--var`, values as typed on the command line. */
  readonly variables: ReadonlyMap<string, string>;
  /** `--var-file`, the later ones winning; the user names them, so they may lie outside of the boundary. */
  readonly varFiles: readonly string[];
  /** No file outside of this folder, links followed, is read. */
  readonly boundary: string;
}

export interface TerraformRoot {
  /** Undefined where there is nothing of Terraform's. */
  readonly template: Template | undefined;
  readonly mistakes: readonly Mistake[];
  readonly notes: readonly string[];
  /** Real paths of the folders of modules that it went through: they are judged through it. */
  readonly modulesUsed: readonly string[];
  /** Names of the variables that it declares. */
  readonly variables: readonly string[];
}

/** Reads and evaluates the root in a folder, or one file alone; whatever it says, it does not throw. */
export async function loadTerraformRoot(path: string, options: TerraformOptions): Promise<TerraformRoot> {
  const found = findRoot(path);
  if ('message' in found) return { template: undefined, mistakes: [found], notes: [], modulesUsed: [], variables: [] };
  return load(path, found, options, await loadGrammar());
}

/** A root's folder, and the one file of it that was named. */
interface Found extends Place {
  readonly file: string | undefined;
}

function findRoot(path: string): Found | Mistake {
  const shown = path.replaceAll('\\', '/').replace(/(?<=.)\/+$/, '');
  try {
    const real = realpathSync.native(path);
    if (statSync(real).isDirectory()) return { shown, real, file: undefined };
    return { shown: shown.includes('/') ? dirname(shown) : '.', real: dirname(real), file: basename(real) };
  } catch (error) {
    return {
      message: error instanceof Error ? error.message : 'cannot be read',
      at: { file: shown, line: 1, column: 1 },
    };
  }
}

function load(path: string, root: Found, options: TerraformOptions, grammar: ReadTree): TerraformRoot {
  const boundary = new Boundary(options.boundary);
  const run = new Run(textFiles(root.real, boundary, grammar));
  const { source, mistakes, notes, files, characters } =
    root.file === undefined ? readModule(root, grammar, boundary) : readFiles(root, [root.file], grammar, boundary);
  if (files === 0) return { template: undefined, mistakes: [], notes: [], modulesUsed: [], variables: [] };
  run.allow(characters);
  const env = new Env(run, evaluate, () => undefined);
  const settings = readVariables(variableFiles(root, options, boundary), env, grammar);
  const modules = new Modules(root, run, boundary, grammar);
  const given = givenBy(settings, options.variables, env, grammar);
  const scope = new Scope({ run, source, root: root.real, given, find: modules.find });
  const declarations = [...scope.declarations()];
  return {
    template: { kind: 'terraform', path: path.replaceAll('\\', '/'), declarations },
    mistakes: [...mistakes, ...settings.mistakes, ...run.mistakes],
    notes: [...notes, ...run.notes],
    modulesUsed: [...modules.used],
    variables: [...source.variables.keys()],
  };
}

/** In Terraform's order of precedence, the weakest first. */
function variableFiles(root: Found, { varFiles }: TerraformOptions, boundary: Boundary): readonly VariablesFile[] {
  const named = varFiles.map(file => ({ shown: file.replaceAll('\\', '/'), path: file }));
  if (root.file !== undefined) return named;
  const names = namesOf(root.real).filter(isAutomaticVariables);
  const automatic = names.toSorted((a, b) => rank(a) - rank(b));
  const inside = automatic.filter(name => boundary.look(`${root.real}/${name}`).is === 'there');
  return [...inside.map(name => ({ shown: within(root.shown, name), path: `${root.real}/${name}` })), ...named];
}

function rank(name: string): number {
  return ['terraform.tfvars', 'terraform.tfvars.json'].indexOf(name) + (name.includes('.auto.') ? 10 : 0);
}
