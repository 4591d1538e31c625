import type { Unknown } from '../../../model/value.ts';
import type { Declaration } from '../../template/declaration.ts';
import { Env } from '../evaluate/env.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { asBoolean } from '../evaluate/plain.ts';
import type { Run } from '../evaluate/run.ts';
import type { Value } from '../evaluate/value.ts';
import type { Block } from '../syntax/syntax.ts';
import { argumentOf, type Call } from './call.ts';
import { type ModuleSet, toModuleSet } from './child.ts';
import type { Context, ProviderPlace } from './context.ts';
import { toDeclaration } from './declare.ts';
import { Lazy } from './lazy.ts';
import { namespaces } from './names.ts';
import { isDeep } from './place.ts';
import { findProvider, passedProviders, placeOf } from './providers.ts';
import { type ResourceSet, toResourceSet, undeclared } from './resource-set.ts';
import type { ModuleSource } from './source.ts';
import { notDeclared, tooLarge } from './unknowns.ts';
import { type Given, variableValue } from './variable.ts';

/** Finds the files of a call's module; undefined where they are not at hand. */
export type FindModule = (call: Block, from: Scope) => ModuleSource | undefined;

interface Setup {
  readonly run: Run;
  readonly source: ModuleSource;
  /** The root's folder, which paths are relative to. */
  readonly root: string;
  readonly given: Given;
  readonly find: FindModule;
  /** How the module was come to; undefined for a root. */
  readonly entered?: { readonly parent: Scope; readonly call: Call };
}

const NOWHERE: ProviderPlace = { region: undefined, account: undefined };

/** One copy of a module: what its names mean, each evaluated when it is asked for. */
export class Scope implements Context {
  readonly source: ModuleSource;
  readonly env: Env;
  readonly lazy: Lazy;
  readonly prefix: string;
  readonly maybe: Unknown | undefined;
  readonly calls: readonly string[];
  readonly #setup: Setup;
  readonly #resources = new Map<Block, ResourceSet>();
  readonly #modules = new Map<Block, ModuleSet>();

  constructor(setup: Setup) {
    const { run, source, entered } = setup;
    this.#setup = setup;
    this.source = source;
    this.lazy = new Lazy(run);
    this.env = new Env(run, evaluate, namespaces(this, setup.root));
    this.prefix = entered === undefined ? '' : `${entered.parent.prefix}${entered.call.address}.`;
    this.maybe = entered?.call.copy.maybe ?? entered?.parent.maybe;
    this.calls = entered === undefined ? [] : [...entered.parent.calls, callText(entered.call)];
  }

  get parent(): Scope | undefined {
    return this.#setup.entered?.parent;
  }

  /** Names of the calls that lead here, as Terraform's own list of modules has them. */
  get path(): readonly string[] {
    const { entered } = this.#setup;
    return entered === undefined ? [] : [...entered.parent.path, entered.call.name];
  }

  variable(name: string): Value {
    const block = this.source.variables.get(name);
    if (block === undefined) return notDeclared(`variable ${name}`);
    return this.lazy.get(`var.${name}`, block.at, () => {
      return variableValue(name, block, this.#setup.given(name, block), this.env);
    });
  }

  local(name: string): Value {
    const attribute = this.source.locals.get(name);
    if (attribute === undefined) return notDeclared(`local.${name}`);
    return this.lazy.get(`local.${name}`, attribute.at, () => {
      const value = this.env.evaluate(attribute.value);
      return isDeep(value) ? tooLarge(`local.${name}`) : { ...value, from: value.from ?? `local.${name}` };
    });
  }

  output(name: string): Value {
    const block = this.source.outputs.get(name);
    const attribute = block?.body.attributes.get('value');
    if (block === undefined || attribute === undefined) return notDeclared(`${this.prefix}${name}`);
    return this.lazy.get(`output.${name}`, block.at, () => {
      const value = this.env.evaluate(attribute.value);
      const hides = block.body.attributes.get('sensitive');
      const sensitive = value.sensitive || (hides !== undefined && asBoolean(this.env.evaluate(hides.value).value));
      return isDeep(value) ? tooLarge(`output.${name}`) : { ...value, sensitive: sensitive || undefined };
    });
  }

  resource(type: string, name: string): Value {
    const block = this.source.named.get(`${type}.${name}`);
    if (block === undefined) return undeclared(type, name);
    return this.lazy.get(`${type}.${name}`, block.at, () => this.#resourcesOf(block).value);
  }

  argument(block: Block, name: string): Value | undefined {
    const attribute = block.body.attributes.get(name);
    if (attribute === undefined) return undefined;
    return this.lazy.get(`data.${block.labels.join('.')}.${name}`, attribute.at, () =>
      this.env.evaluate(attribute.value),
    );
  }

  module(name: string): Value {
    const block = this.source.calls.get(name);
    if (block === undefined) return notDeclared(`module.${name}`);
    return this.lazy.get(`module.${name}`, block.at, () => this.#moduleOf(block).value);
  }

  /** What the caller passes, else the module's own block, else what it inherits. */
  provider(name: string): ProviderPlace {
    const { entered } = this.#setup;
    const passed = entered === undefined ? undefined : passedProviders(entered.call.block);
    const outer = passed?.get(name);
    if (outer !== undefined) return entered?.parent.provider(outer) ?? NOWHERE;
    const own = findProvider(this.source.providers, name);
    if (own !== undefined) return placeOf(own, this.env);
    const inherits = passed === undefined && !name.includes('.');
    return inherits ? (entered?.parent.provider(name) ?? NOWHERE) : NOWHERE;
  }

  /** All that is declared here and in the modules that are called, in the order of the text. */
  *declarations(): Iterable<Declaration> {
    for (const block of this.source.resources) {
      const { resources } = this.#resourcesOf(block);
      if (!this.#setup.run.declare(resources.length)) return;
      for (const resource of resources) yield toDeclaration(resource);
    }
    for (const block of this.source.calls.values()) yield* this.#moduleOf(block).declarations();
  }

  #resourcesOf(block: Block): ResourceSet {
    const set = this.#resources.get(block) ?? toResourceSet(block, this);
    this.#resources.set(block, set);
    return set;
  }

  #moduleOf(block: Block): ModuleSet {
    const known = this.#modules.get(block);
    if (known !== undefined) return known;
    const set = toModuleSet(block, this, this.#setup.find(block, this), (call, source) => this.#enter(call, source));
    this.#modules.set(block, set);
    return set;
  }

  #enter(call: Call, source: ModuleSource) {
    const given: Given = name => argumentOf(call, name, this);
    const scope = new Scope({ ...this.#setup, source, given, entered: { parent: this, call } });
    return { output: (name: string) => scope.output(name), declarations: () => scope.declarations() };
  }
}

function callText({ address, block }: Call): string {
  const { file, line } = block.at.source.position(block.at.start);
  return `${address} (${file}:${line})`;
}
