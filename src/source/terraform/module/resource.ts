import { Unknown } from '../../../model/value.ts';
import type { Env } from '../evaluate/env.ts';
import { unknownOf } from '../evaluate/marks.ts';
import { Handle, isList, isMap, literal, type Value } from '../evaluate/value.ts';
import type { Block } from '../syntax/syntax.ts';
import { namesIn, writtenIn } from './blocks.ts';
import type { Context } from './context.ts';
import type { Copy } from './expand.ts';
import { argumentFor, isIdentity, mayBeNothing } from './identity.ts';
import { impliedPort } from './implied-port.ts';
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
    const port = name === 'port' ? impliedPort(this) : undefined;
    if (port !== undefined) return literal(port);
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
