import { derivedOf } from '../../../src/model/derived.ts';
import type { Run } from '../../../src/model/run.ts';
import { resourceFields } from '../../../src/model/schema.ts';
import type { TypeName } from '../../../src/model/types.ts';
import { isRecord, type Resource } from '../../../src/model/value.ts';
import type { Declarations } from './declare.ts';
import { identified, namesOf } from './identities.ts';
import { isSet } from './inline.ts';
import { type Match, type Matching, match, together } from './match.ts';
import type { Row } from './row.ts';

type Written = Declarations['rows'][number];

/** What inline rows have from where they stand. */
const BESIDE = new Set(['group', 'proxyName', 'prefixListId', 'GroupId', 'SecurityGroupRuleId']);

/** Recorded rows against what a template that was made of them says. */
export class Comparison implements Matching {
  readonly #made: Declarations;
  readonly #run: Run;

  constructor(made: Declarations, run: Run) {
    this.#made = made;
    this.#run = run;
  }

  readonly names = (reference: string, recorded: unknown): boolean => {
    const found = typeof recorded === 'string' ? identified(recorded, this.#made.identities) : undefined;
    return found !== undefined && this.#made.addresses.get(found.row) === reference;
  };

  readonly recordedName = (reference: string): string | undefined => {
    const row = [...this.#made.addresses].find(([, address]) => address === reference)?.[0];
    const name = row === undefined ? undefined : row.fields[namesOf(row.type)[0] ?? ''];
    return typeof name === 'string' ? name : undefined;
  };

  readonly isAnother = (reference: string, recorded: unknown, way: string): boolean => {
    const field = way.split('.').at(-1) ?? '';
    const row = [...this.#made.addresses].find(([, address]) => address === reference)?.[0];
    const name = row?.fields[field];
    return typeof name === 'string' && name !== recorded;
  };

  readonly readIn = (structure: Resource, field: string): unknown => this.#run.inventory.readIn(structure, field);

  readonly declares = (type: TypeName): boolean => type === 'Tag' || this.#run.inventory.gap(type) === undefined;

  match(): Match {
    return together(this.#made.rows.map(one => this.#best(one)?.matched ?? missing(one)));
  }

  /** What the template says of a row, what it leaves out included; undefined where it has no such row. */
  read(one: Written, names: readonly string[]): Resource | undefined {
    const said = this.#best(one)?.said;
    if (said === undefined) return isLeftToEngine(one) ? one.row.fields : undefined;
    const skipped = one.address === undefined ? BESIDE : new Set<string>();
    const wanted = [...names, ...Object.keys(one.row.fields)].filter(
      name => !skipped.has(name) && name !== 'environment',
    );
    return Object.fromEntries(wanted.map(name => [name, this.#readField(one.row, name, said)]));
  }

  #readField({ type, fields }: Row, name: string, said: Resource): unknown {
    const derived = resourceFields(type).has(name) ? undefined : derivedOf(type)[name];
    const own = fields[name];
    const { inventory } = this.#run;
    const [outer = '', inner] = name.split('.');
    if (inner !== undefined) {
      const structure = inventory.read(type, said, outer);
      return isRecord(structure) ? inventory.readIn(structure, inner) : structure;
    }
    if (derived === undefined) return this.#fieldOf(type, said, name);
    if (derived.type.is !== 'map' || !isRecord(own)) return derived.get(said, this.#run, '');
    return Object.fromEntries(Object.keys(own).map(key => [key, derived.get(said, this.#run, key)]));
  }

  /** Of several rows of one resource, the one that says most of it. */
  #best({ row, address }: Written): { readonly said: Resource; readonly matched: Match } | undefined {
    const { inventory } = this.#run;
    const all = inventory.rows(row.type);
    const own = address === undefined ? all : all.filter(one => inventory.declared(one)?.address === address);
    const matches = own.map(said => ({ said, matched: this.#fields(row, said, address === undefined) }));
    return matches.toSorted((a, b) => distance(a.matched) - distance(b.matched))[0];
  }

  #fields(row: Row, said: Resource, isInline: boolean): Match {
    const entries = Object.entries(row.fields).filter(
      ([name]) => name !== 'environment' && !(isInline && BESIDE.has(name)),
    );
    return together(entries.map(([name, value]) => this.#field(row, name, value, said)));
  }

  /** TagList and Tags are two names of one thing. */
  #fieldOf(type: TypeName, said: Resource, name: string): unknown {
    const { inventory } = this.#run;
    return inventory.read(type, said, name) ?? (name === 'TagList' ? inventory.read(type, said, 'Tags') : undefined);
  }

  #field({ type }: Row, name: string, value: unknown, said: Resource): Match {
    const way = `${type}.${name}`;
    const derived = resourceFields(type).has(name) ? undefined : derivedOf(type)[name];
    if (derived === undefined) return match(value, this.#fieldOf(type, said, name), way, this);
    const get = (key: string) => derived.get(said, this.#run, key);
    if (derived.type.is !== 'map' || !isRecord(value)) return match(value, get(''), way, this);
    return together(Object.entries(value).map(([key, one]) => match(one, get(key), `${way}[${key}]`, this)));
  }
}

function distance({ contrary, unsaid }: Match): number {
  return contrary.length * 1000 + unsaid.length;
}

function missing(one: Written): Match {
  return { said: 0, unsaid: isLeftToEngine(one) ? [] : [one.row.type], contrary: [] };
}

/** No group writes what is left to the engine. */
function isLeftToEngine({ row: { type, fields } }: Written): boolean {
  return (type === 'Parameter' || type === 'ClusterParameter') && !isSet(fields);
}
