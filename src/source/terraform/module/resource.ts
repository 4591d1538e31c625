import { Unknown } from '../../../model/value.ts';
import type { Env } from '../evaluate/env.ts';
import { dependent, unknownOf } from '../evaluate/marks.ts';
import { Handle, isList, isMap, literal, type Value } from '../evaluate/value.ts';
import type { Block } from '../syntax/syntax.ts';
import { namesIn, writtenIn } from './blocks.ts';
import type { Context } from './context.ts';
import { type Copies, type Copy, expand } from './expand.ts';
import { argumentFor, isIdentity, mayBeNothing } from './identity.ts';
import { originOf } from './origins.ts';

/** One resource that a block declares: its arguments are evaluated when they are asked for. */
export class Resource {
  readonly address: string;
  readonly block: Block;
  readonly maybe: Unknown | undefined;
  readonly env: Env;
  readonly context: Context;
  readonly #cacheKey: string;

  constructor(block: Block, address: string, copy: Copy, context: Context) {
    const isFirst = context.source.named.get(block.labels.join('.')) === block;
    this.block = block;
    this.context = context;
    this.#cacheKey = isFirst ? address : `${address} (again at ${block.at.source.name} ${block.at.start})`;
    this.address = `${context.prefix}${address}`;
    this.maybe = copy.maybe ?? context.maybe;
    this.env = copy.names.length === 0 ? context.env : context.env.with(copy.names);
  }

  get type(): string {
    return this.block.labels[0] ?? '';
  }

  get names(): ReadonlySet<string> {
    return namesIn(this.block.body);
  }

  /** What is written under a name, in its place; null where nothing is. */
  property(name: string): Value {
    const at = this.block.body.attributes.get(name)?.at ?? this.block.at;
    return this.context.lazy.get(`${this.#cacheKey}.${name}`, at, () => {
      return writtenIn(this.block.body, name, this.env) ?? literal(null);
    });
  }

  /** What another resource sees of it. */
  get handle(): Value {
    return literal(new Handle(name => this.#attribute(name), this.#unknown('is known after apply')));
  }

  #attribute(name: string): Value {
    if (this.block.broken) return literal(this.#unknown('cannot be read', name, 'unreadable', false));
    const argument = argumentFor(this.type, name);
    const written = this.names.has(argument) ? this.property(argument) : literal(null);
    if (written.value === null) return this.#computed(name);
    const reason = unknownOf(written);
    return reason === undefined ? this.#nested(written, name) : this.#unresolved(written, reason, argument);
  }

  #computed(name: string): Value {
    const reason = this.#unknown('is known after apply', name, 'computed-at-apply', !mayBeNothing(name));
    return { value: reason, ...originOf('resource', this.type) };
  }

  /** Its identity points at the resource itself; another argument at what it came from. */
  #unresolved(written: Value, { code, detail, exists, reference }: Unknown, name: string): Value {
    const isOwn = isIdentity(this.type, name);
    const points = isOwn ? this.address : (reference ?? this.address);
    return { ...written, value: new Unknown(code, detail, 'resource', exists || isOwn, points) };
  }

  /** A nested block has attributes that only AWS fills in. */
  #nested(written: Value, name: string): Value {
    if (!isList(written.value) || this.block.body.attributes.has(name)) return written;
    const open = this.#unknown('is known after apply', name, 'computed-at-apply', false);
    return { ...written, value: written.value.map(item => (isMap(item.value) ? { ...item, open } : item)) };
  }

  #unknown(why: string, name = '', code: Unknown['code'] = 'computed-at-apply', exists = true): Unknown {
    const what = name === '' ? this.address : `${this.address}.${name}`;
    return new Unknown(code, `${what} ${why}`, 'resource', exists, this.address);
  }
}

/** What a `resource` block declares, and what `type.name` means in its module. */
export interface ResourceSet {
  readonly resources: readonly Resource[];
  readonly value: Value;
}

export function toResourceSet(block: Block, context: Context): ResourceSet {
  const address = block.labels.join('.');
  const copies = expand(block.body, address, context.env);
  const resources = copies.copies.map(copy => new Resource(block, `${address}${suffixOf(copy)}`, copy, context));
  return {
    resources,
    value: wholeOf(
      copies,
      resources.map(({ handle }) => handle),
      `${context.prefix}${address}`,
    ),
  };
}

/** `[0]`, `["a"]` */
export function suffixOf({ key }: Copy): string {
  return key === undefined ? '' : `[${JSON.stringify(key)}]`;
}

/** Copies as a reference to their block sees them: one, a list or a map; unknown, where their number is. */
export function wholeOf({ form, copies, open }: Copies, values: readonly Value[], address: string): Value {
  const [first] = values;
  if (form === 'one' && first !== undefined) return first;
  const reason = open === undefined ? undefined : pointing(dependent(open), address);
  const sure = copies.flatMap(({ key }, index) => {
    const value = values[index];
    return key === undefined || value === undefined ? [] : [[String(key), value] as const];
  });
  if (reason !== undefined && sure.length === 0) return literal(reason);
  const value = form === 'list' ? sure.map(([, one]) => one) : new Map(sure);
  return { ...literal(value), open: reason };
}

function pointing({ code, detail }: Unknown, address: string): Unknown {
  return new Unknown(code, detail, 'resource', false, address);
}

/** A resource that a reference names and no file declares: something, that is all. */
export function undeclared(type: string, name: string): Value {
  const address = `${type}.${name}`;
  const reason = new Unknown('unresolved-reference', `${address} is not declared here`, 'resource', true, address);
  return literal(new Handle(() => ({ value: reason, ...originOf('resource', type) }), reason, true));
}
