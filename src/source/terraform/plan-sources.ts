import type { Resource } from '../../model/value.ts';
import type { Origin } from '../template/declaration.ts';
import { outputIn, resourceIn, wholeReferences, withoutIndexes } from './plan-address.ts';
import { expressionOf, type PlanConfiguration, type PlanExpression, type PlanModule } from './plan-configuration.ts';
import { at, recordOf } from './plan-json.ts';
import type { PlannedResource, PlannedResources } from './plan-resources.ts';

/** Where a value may come from, once variables and outputs are followed to their ends. */
export type Source =
  | { readonly is: 'resource'; readonly resource: PlannedResource; readonly attribute: string | undefined }
  | { readonly is: 'data'; readonly type: string; readonly isPending: boolean }
  /** Written down or given: its value is known to the plan. */
  | { readonly is: 'known'; readonly origin: Origin; readonly value: unknown; readonly from?: string }
  /** Something that plans do not hold: locals, what for_each gives. */
  | { readonly is: 'hidden'; readonly what: string };

/** Follows references of a plan's configuration across modules. */
export class Sources {
  readonly #configuration: PlanConfiguration;
  readonly #variables: Resource;
  readonly #pendingData: ReadonlySet<string>;
  readonly #resources = new Map<string, PlannedResource[]>();
  readonly #modules = new Map<string, Set<string>>();
  #left = 0;

  constructor(plan: Resource, configuration: PlanConfiguration, { resources, pendingData }: PlannedResources) {
    this.#configuration = configuration;
    this.#variables = recordOf(at(plan, 'variables'));
    this.#pendingData = pendingData;
    for (const resource of resources) this.#add(resource);
  }

  /** Every end that an expression of a module leads to. */
  of(expression: PlanExpression, module: PlanModule): readonly Source[] {
    this.#left = MOST;
    return this.#of(expression, module, 0);
  }

  #of(expression: PlanExpression, module: PlanModule, depth: number): readonly Source[] {
    if (expression.isConstant) return [{ is: 'known', origin: 'literal', value: expression.constant }];
    if (expression.references.length === 0) return [{ is: 'known', origin: 'literal', value: undefined }];
    this.#left -= 1;
    if (depth > DEEPEST || this.#left < 0) return [{ is: 'hidden', what: 'too many modules' }];
    return wholeReferences(expression.references).flatMap(one => this.#one(one, module, depth + 1));
  }

  #add(resource: PlannedResource): void {
    const key = `${resource.module} ${resource.type}.${resource.name}`;
    const same = this.#resources.get(key);
    if (same === undefined) this.#resources.set(key, [resource]);
    else same.push(resource);
    const path = resource.module;
    for (let end = path.length; end > 0; end = path.lastIndexOf('.module.', end - 1)) this.#module(path.slice(0, end));
  }

  #module(path: string): void {
    const call = path.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/, '');
    const instances = this.#modules.get(call) ?? new Set();
    this.#modules.set(call, instances.add(path));
  }

  #one(reference: string, module: PlanModule, depth: number): readonly Source[] {
    const [first = '', second = ''] = reference.split('.');
    if (/^(?:path|terraform|count|self)$/.test(first) || reference === 'each.key') return [];
    if (first === 'var') return this.#variable(second.replace(/\[.*$/, ''), module, depth);
    if (first === 'local' || first === 'each') return [{ is: 'hidden', what: reference }];
    if (first === 'data') return this.#data(reference, module);
    return first === 'module' ? this.#output(reference, module, depth) : this.#resource(reference, module);
  }

  #variable(name: string, module: PlanModule, depth: number): readonly Source[] {
    const { call, parent, said } = module;
    const declared = recordOf(at(recordOf(at(said, 'variables')), name));
    const byDefault: Source = {
      is: 'known',
      origin: 'parameter-default',
      value: at(declared, 'default'),
      from: `the default of variable ${name}`,
    };
    if (call === undefined || parent === undefined) return [this.#rootVariable(name, byDefault)];
    const given = expressionOf(at(call, name));
    return given === undefined ? [byDefault] : this.#of(given, parent, depth);
  }

  /** A root variable whose value is its default was, as far as a plan tells, not given. */
  #rootVariable(name: string, byDefault: Source & { is: 'known' }): Source {
    const given = at(this.#variables, name);
    if (given === undefined) return byDefault;
    const value = at(recordOf(given), 'value');
    const isDefault = byDefault.value !== undefined && JSON.stringify(byDefault.value) === JSON.stringify(value);
    return isDefault ? byDefault : { is: 'known', origin: 'parameter', value, from: `variable ${name}` };
  }

  #data(reference: string, { path }: PlanModule): readonly Source[] {
    const named = resourceIn(reference.replace(/^data\./, ''));
    if (named === undefined) return [{ is: 'hidden', what: reference }];
    const address = `${path === '' ? '' : `${path}.`}data.${named.type}.${named.name}`;
    return [{ is: 'data', type: named.type, isPending: this.#pendingData.has(withoutIndexes(address)) }];
  }

  #output(reference: string, module: PlanModule, depth: number): readonly Source[] {
    const named = outputIn(reference);
    if (named === undefined) return [{ is: 'hidden', what: reference }];
    const call = `${module.path === '' ? '' : `${module.path}.`}module.${named.name}`;
    const paths = named.index === undefined ? [...(this.#modules.get(call) ?? [call])] : [`${call}${named.index}`];
    return paths.flatMap(path => {
      const child = this.#configuration.module(path);
      const output = recordOf(at(recordOf(at(child.said, 'outputs')), named.output));
      const expression = expressionOf(at(output, 'expression'));
      return expression === undefined
        ? [{ is: 'hidden' as const, what: reference }]
        : this.#of(expression, child, depth);
    });
  }

  #resource(reference: string, { path }: PlanModule): readonly Source[] {
    const named = resourceIn(reference);
    if (named === undefined) return [{ is: 'hidden', what: reference }];
    const all = this.#resources.get(`${path} ${named.type}.${named.name}`) ?? [];
    const found = named.index === undefined ? all : all.filter(({ address }) => address.endsWith(named.index ?? ''));
    if (found.length === 0) return [{ is: 'hidden', what: reference }];
    return found.map(resource => ({ is: 'resource', resource, attribute: named.attribute }));
  }
}

/** Variables and outputs that are followed one into another, and altogether for one value. */
const DEEPEST = 100;
const MOST = 5000;
