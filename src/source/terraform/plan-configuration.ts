import type { Resource } from '../../model/value.ts';
import { type ModuleStep, modulesIn, pathOf } from './plan-address.ts';
import { at, listOf, recordOf, textOf } from './plan-json.ts';

/** A module as it is called at one place: what it says, and what the call gives it. */
export interface PlanModule {
  /** `module.a[0]`; empty for the root. */
  readonly path: string;
  readonly said: Resource;
  /** The expressions of the call; the root has none. */
  readonly call: Resource | undefined;
  readonly parent: PlanModule | undefined;
}

/** The `configuration` of a plan: what the files said, without their values. */
export class PlanConfiguration {
  readonly root: PlanModule;
  readonly #modules = new Map<string, PlanModule>();
  readonly #resources = new WeakMap<Resource, ReadonlyMap<string, Resource>>();
  readonly #providers: Resource;

  constructor(plan: Resource) {
    const configuration = recordOf(at(plan, 'configuration'));
    this.root = { path: '', said: recordOf(at(configuration, 'root_module')), call: undefined, parent: undefined };
    this.#providers = recordOf(at(configuration, 'provider_config'));
  }

  /** The module at a path of the plan. */
  module(path: string): PlanModule {
    return modulesIn(path).reduce((module, step) => this.child(module, step), this.root);
  }

  child(parent: PlanModule, step: ModuleStep): PlanModule {
    const path = [parent.path, pathOf([step])].filter(part => part !== '').join('.');
    const cached = this.#modules.get(path);
    if (cached !== undefined) return cached;
    const call = recordOf(at(recordOf(at(parent.said, 'module_calls')), step.name));
    const module = { path, said: recordOf(at(call, 'module')), call: recordOf(at(call, 'expressions')), parent };
    this.#modules.set(path, module);
    return module;
  }

  /** What a module says of a resource of its; undefined where the plan does not have it. */
  resource({ said }: PlanModule, type: string, name: string): Resource | undefined {
    const known = this.#resources.get(said) ?? indexed(said);
    this.#resources.set(said, known);
    return known.get(`${type}.${name}`);
  }

  /** The provider that a resource is of; modules fall back on the root's. */
  provider(resource: Resource | undefined): Resource {
    const key = textOf(resource && at(resource, 'provider_config_key')) ?? '';
    const own = at(this.#providers, key) ?? at(this.#providers, key.replace(/^.*:/, ''));
    return recordOf(own);
  }
}

function indexed(module: Resource): ReadonlyMap<string, Resource> {
  const resources = listOf(at(module, 'resources')).map(recordOf);
  return new Map(
    resources
      .filter(resource => at(resource, 'mode') !== 'data')
      .map(resource => [`${at(resource, 'type')}.${at(resource, 'name')}`, resource] as const),
  );
}

/** An expression of the configuration: a constant, or what it refers to. */
export interface PlanExpression {
  readonly constant: unknown;
  readonly isConstant: boolean;
  readonly references: readonly string[];
}

/** What is written under a name, in one block or several; undefined where nothing is. */
export function expressionOf(written: unknown): PlanExpression | undefined {
  if (written === undefined) return undefined;
  const expression = recordOf(written);
  const isConstant = Object.hasOwn(expression, 'constant_value');
  const references = listOf(at(expression, 'references')).filter(one => typeof one === 'string');
  return { constant: at(expression, 'constant_value'), isConstant, references };
}
