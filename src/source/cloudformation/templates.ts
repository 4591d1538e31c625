import { Unknown } from '../../model/value.ts';
import type { Mistake } from '../../util/errors.ts';
import type { YamlMap } from '../../util/yaml.ts';
import type { Declaration, Written } from '../template/declaration.ts';
import { Budget } from './budget.ts';
import { type Around, declare } from './declare.ts';
import { entriesOf, entryIn } from './lookup.ts';
import { nestedFile, passedBy } from './nested.ts';
import type { CloudFormationOptions } from './options.ts';
import type { Given } from './parameters.ts';
import { parseText } from './parse.ts';
import { placeOf } from './place.ts';
import { type DeclaredResource, isNesting } from './resource.ts';
import { Stack } from './stack.ts';
import { transformOf } from './transforms.ts';

/** How many templates may nest one another. */
const MAX_NESTING = 20;

/** What a nested stack costs at least, in values. */
const COST_OF_NESTING = 500;

/** A template with the way that led to it. */
interface Opened {
  readonly file: string;
  readonly stack: Stack;
  readonly around: Around;
  /** The files that lead to it, its own last. */
  readonly chain: readonly string[];
  readonly nested: Map<DeclaredResource, Opened | undefined>;
}

/** A template and all that it nests, read once each. */
export class Templates {
  readonly mistakes: Mistake[] = [];
  readonly notes: string[] = [];
  readonly #options: CloudFormationOptions;
  readonly #budget = new Budget();
  readonly #roots = new Map<string, YamlMap | undefined>();

  constructor(options: CloudFormationOptions) {
    this.#options = options;
  }

  /** What a template and those that it nests declare, in their order; undefined where the text is no template. */
  declarations(file: string, text: string): readonly Declaration[] | undefined {
    const root = this.#parse(file, text);
    if (root === undefined) return undefined;
    const { parameters } = this.#options;
    const around = { target: this.#options, maybe: undefined, calls: [] };
    return [...this.#declared(this.#open(file, root, name => parameters.get(name), '', around, []))];
  }

  #open(
    file: string,
    root: YamlMap,
    given: Given,
    prefix: string,
    around: Omit<Around, 'open'>,
    chain: readonly string[],
  ): Opened {
    const open = transformOf(root);
    if (open !== undefined) this.notes.push(`${file}: ${open.detail}, so what it leaves out is unknown`);
    const output = (resource: DeclaredResource, name: string): Written | undefined =>
      this.#output(this.#nestedIn(opened, resource), name);
    const { target } = around;
    const stack = new Stack(root, { target, given, prefix, budget: this.#budget, mistakes: this.mistakes, output });
    const opened: Opened = { file, stack, around: { ...around, open }, chain: [...chain, file], nested: new Map() };
    return opened;
  }

  *#declared(opened: Opened): Iterable<Declaration> {
    for (const resource of opened.stack.resources.values()) {
      if (resource.type === undefined) this.#tellTypeless(opened.file, resource);
      const declaration = declare(resource, opened.stack, opened.around);
      if (declaration === undefined) continue;
      this.#tellModule(opened.file, resource);
      yield declaration;
      const nested = isNesting(resource) ? this.#nestedIn(opened, resource) : undefined;
      if (nested !== undefined) yield* this.#declared(nested);
    }
  }

  /** What a module of the registry declares stands in no file. */
  #tellModule(file: string, { id, type }: DeclaredResource): void {
    if (type?.endsWith('::MODULE')) this.notes.push(`${file}: what the module ${id} (${type}) declares is not judged`);
  }

  #tellTypeless(file: string, { id, entry }: DeclaredResource): void {
    const isMade = entriesOf(entry.value).some(({ key }) => key === 'Fn::Transform');
    if (isMade) this.notes.push(`${file}: the resource ${id} is not judged: a transform makes it`);
    else this.mistakes.push({ message: `the resource ${id} has no Type that is a plain text`, at: entry.at });
  }

  #nestedIn(opened: Opened, resource: DeclaredResource): Opened | undefined {
    if (!isNesting(resource)) return undefined;
    if (opened.nested.has(resource)) return opened.nested.get(resource);
    opened.nested.set(resource, undefined);
    const nested = this.#openNested(opened, resource);
    opened.nested.set(resource, nested);
    return nested;
  }

  #openNested(opened: Opened, resource: DeclaredResource): Opened | undefined {
    const { stack, file, chain } = opened;
    stack.spend(COST_OF_NESTING, resource.entry.at);
    const found = nestedFile(resource, stack, file);
    if ('why' in found) return this.#passOver(file, resource, found.why);
    if (chain.includes(found.path) || chain.length > MAX_NESTING) return this.#refuse(resource, found.path);
    const root = this.#root(found.path);
    if (root === undefined) return this.#passOver(file, resource, `${found.path} could not be read`);
    const exists = stack.existence(resource);
    const around = {
      target: opened.around.target,
      maybe: exists instanceof Unknown ? exists : opened.around.maybe,
      calls: [...opened.around.calls, `${resource.id} (${file}:${resource.entry.at.line})`],
    };
    return this.#open(found.path, root, passedBy(resource, stack), `${stack.address(resource)}/`, around, chain);
  }

  #passOver(file: string, { id }: DeclaredResource, why: string): undefined {
    this.notes.push(`${file}: what the nested stack ${id} declares is not judged: ${why}`);
  }

  #refuse({ id, entry }: DeclaredResource, path: string): undefined {
    this.mistakes.push({ message: `the nested stack ${id} leads back to ${path}, or too deep`, at: entry.at });
  }

  #root(path: string): YamlMap | undefined {
    if (this.#roots.has(path)) return this.#roots.get(path);
    const text = this.#options.readFile(path);
    const root = text === undefined ? undefined : this.#parse(path, text);
    this.#roots.set(path, root);
    return root;
  }

  #parse(file: string, text: string): YamlMap | undefined {
    this.#budget.allow(text);
    const parsed = parseText(file, text);
    if ('mistakes' in parsed) {
      this.mistakes.push(...parsed.mistakes);
      return undefined;
    }
    const { node } = parsed;
    if (node.is === 'map' && entryIn(node, 'Resources')?.value.is === 'map') return node;
    const hint = 'a template has a map of Resources';
    this.mistakes.push({ message: 'not a CloudFormation template', at: node.at, hint });
    return undefined;
  }

  #output(nested: Opened | undefined, name: string): Written | undefined {
    const section = nested?.stack.section('Outputs');
    if (nested === undefined || section?.is !== 'map') return undefined;
    const { entries } = nested.stack.entries(section);
    const entry = entries.find(({ key }) => key === name);
    const value = entry?.value.is === 'map' ? entryIn(entry.value, 'Value') : undefined;
    return value === undefined ? undefined : nested.stack.evaluate(value.value, placeOf(value));
  }
}
