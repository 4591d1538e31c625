import type { Location } from '../../model/location.ts';
import type { Mistake, Position } from '../../util/errors.ts';
import type { YamlMap, YamlNode } from '../../util/yaml.ts';
import type { Written } from '../template/declaration.ts';
import { type Returned, returnedByAttribute, returnedByRef } from './attributes.ts';
import type { Budget } from './budget.ts';
import { Conditions } from './conditions.ts';
import type { Context, Entries, Holds } from './context.ts';
import { entriesOfMap } from './entries.ts';
import { evaluated } from './evaluate.ts';
import { callOf } from './intrinsic.ts';
import { entryIn } from './lookup.ts';
import { Named } from './named.ts';
import { type Given, Parameters } from './parameters.ts';
import { placeOf } from './place.ts';
import { type Target as Deployment, pseudoParameter } from './pseudo.ts';
import { returnedBy } from './references.ts';
import { type DeclaredResource, isNesting, resourcesIn } from './resource.ts';
import { unknown } from './written.ts';

/** What a template is read in. */
export interface Surroundings {
  readonly target: Deployment;
  readonly given: Given;
  /** What the addresses of its resources begin with: `Network/`; empty for a template that nobody nests. */
  readonly prefix: string;
  readonly budget: Budget;
  readonly mistakes: Mistake[];
  /** The output of the stack that a resource nests; undefined where it nests none that could be read. */
  readonly output: (resource: DeclaredResource, name: string) => Written | undefined;
}

const OUTPUTS = 'Outputs.';

/** Properties whose value is never shown. */
const SECRETS: ReadonlySet<string> = new Set(['MasterUserPassword', 'TdeCredentialPassword', 'SecretString']);

/** One template with what its names mean; each value is worked out once, when it is asked for. */
export class Stack implements Context {
  readonly root: YamlMap;
  readonly #around: Surroundings;
  readonly #parameters: Parameters;
  readonly #conditions: Conditions;
  readonly #properties: Named<Written>;
  #resources: ReadonlyMap<string, DeclaredResource> | undefined;

  constructor(root: YamlMap, around: Surroundings) {
    this.root = root;
    this.#around = around;
    this.#parameters = new Parameters(this.section('Parameters'), around.given, this);
    this.#conditions = new Conditions(this.section('Conditions'), this, around);
    this.#properties = new Named(around.mistakes);
  }

  section(name: string): YamlNode | undefined {
    return entryIn(this.root, name)?.value;
  }

  /** Empty while the loops among the resources are unrolled, which may not ask for resources. */
  get resources(): ReadonlyMap<string, DeclaredResource> {
    if (this.#resources !== undefined) return this.#resources;
    this.#resources = new Map();
    this.#resources = resourcesIn(this.section('Resources'), this);
    return this.#resources;
  }

  address({ id }: DeclaredResource): string {
    return `${this.#around.prefix}${id}`;
  }

  spend(amount: number, at: Position): void {
    this.#around.budget.spend(amount, at);
  }

  entries(map: YamlMap): Entries {
    return entriesOfMap(map, this);
  }

  mapping(name: string): YamlNode | undefined {
    const mappings = this.section('Mappings');
    if (mappings === undefined || callOf(mappings) !== undefined) return mappings;
    return mappings.is === 'map' ? entryIn(mappings, name)?.value : undefined;
  }

  evaluate(node: YamlNode, at: Location): Written {
    return this.#around.budget.deeper(
      () => evaluated(node, at, this),
      () => unknown('expression', 'it leads over too many other values', at),
    );
  }

  ref(name: string, at: Location): Written {
    const known = this.#parameters.get(name, at) ?? pseudoParameter(name, this.#around.target, at);
    if (known !== undefined) return known;
    return this.#returned(name, type => returnedByRef(type), 'the name or id', at);
  }

  attribute(id: string, attribute: string, at: Location): Written {
    const output = attribute.startsWith(OUTPUTS) ? attribute.slice(OUTPUTS.length) : undefined;
    const resource = this.resources.get(id);
    if (output !== undefined && resource !== undefined && isNesting(resource))
      return this.#output(resource, output, at);
    return this.#returned(id, type => returnedByAttribute(type, attribute), attribute, at);
  }

  condition(name: string): Holds {
    return this.#conditions.get(name);
  }

  /** Whether a resource is created at all. */
  existence({ body, maybe }: DeclaredResource): Holds {
    const condition = entryIn(body, 'Condition')?.value;
    const holds = condition === undefined ? true : this.#conditions.named(condition);
    return holds === true && maybe !== undefined ? maybe : holds;
  }

  /** What a resource writes for a property; undefined where nothing is written. */
  property(resource: DeclaredResource, name: string): Written | undefined {
    const entry = resource.properties.get(name);
    if (entry === undefined) return undefined;
    const at = placeOf(entry);
    const message = `the ${name} of ${resource.id} leads back to itself`;
    const value = this.#properties.once(
      `${resource.id} ${name}`,
      () => this.evaluate(entry.value, at),
      () => ({ message, at: entry.at }),
    );
    const known = value ?? unknown('expression', message, at);
    return SECRETS.has(name) ? { ...known, sensitive: true } : known;
  }

  #output(resource: DeclaredResource, name: string, at: Location): Written {
    const value = this.#around.output(resource, name);
    if (value !== undefined) return { ...value, at, from: value.from ?? `the output ${name} of ${resource.id}` };
    const detail = `the output ${name} of the nested stack ${resource.id} is not known`;
    return unknown('unresolved-reference', detail, at, {}, 'parameter');
  }

  #returned(id: string, how: (type: string | undefined) => Returned, what: string, at: Location): Written {
    const resource = this.resources.get(id);
    if (resource === undefined)
      return unknown('unresolved-reference', `${id} is neither a parameter nor a resource of this template`, at);
    if (this.existence(resource) === false)
      return unknown('unresolved-reference', `${id} is not created: its condition does not hold`, at);
    const target = { resource, address: this.address(resource), property: this.property.bind(this, resource) };
    return returnedBy(target, how(resource.type), what, at);
  }
}
