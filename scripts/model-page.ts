import type { Derived } from '../src/model/derived/derived.ts';
import { derivedOf } from '../src/model/derived.ts';
import { type Relation, relationsOf } from '../src/model/relations.ts';
import type { FieldType } from '../src/model/schema.ts';
import { type ResourceType, TYPE_NAMES, type TypeName, typeOf } from '../src/model/types.ts';
import { relationSays } from './relation-says.ts';

/** docs/model.md with its tables of types, relations and derived fields made anew; the prose between them stays. */
export function modelPage(page: string): string {
  const tables = { types: typeTable(), relations: relationTable(), derived: derivedTable() };
  return Object.entries(tables).reduce((text, [name, rows]) => between(text, name, rows), page);
}

function between(page: string, name: string, rows: readonly string[]): string {
  const [start, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/model.md lacks ${start} … ${end}`);
  return `${page.slice(0, from)}${start}\n\n${rows.join('\n')}\n\n${page.slice(to)}`;
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function typeTable(): readonly string[] {
  const rows = TYPE_NAMES.map(name => {
    const { service, call, id, key = [], subject = '' } = described(name);
    const others = key.filter(field => field !== id && field !== subject);
    const named = others.length === 0 ? id : `${id} (with ${others.join(', ')})`;
    return row([name, `${service}:${call}`, named, subject]);
  });
  return [row(['type', 'call', 'id', 'subject']), row(['---', '---', '---', '---']), ...rows];
}

/** With the parts that only some types have. */
function described(name: TypeName): ResourceType {
  return typeOf(name);
}

const STRENGTHS = { strong: 'S', weak: 'W', part: 'P', observer: 'O' } as const satisfies Record<
  Relation['strength'],
  string
>;

function relationTable(): readonly string[] {
  const rows = TYPE_NAMES.flatMap(from =>
    Object.entries(relationsOf(from)).map(([name, relation]) => relationRow(from, name, relation)),
  );
  return [row(['from', 'relation', 'to', '', 'also reads', '']), row(Array(6).fill('---')), ...rows];
}

function relationRow(from: TypeName, name: string, { to, many, strength, needs }: Relation): string {
  const others = [...new Set(needs)].filter(type => type !== to).join(', ');
  return row([from, `\`${name}\`${many ? '\\*' : ''}`, to, STRENGTHS[strength], others, relationSays(from, name)]);
}

/** Fields that several types share stand in one row. */
function derivedTable(): readonly string[] {
  const groups = new Map<string, { readonly types: TypeName[]; readonly cells: readonly string[] }>();
  for (const type of TYPE_NAMES) {
    for (const [name, field] of Object.entries(derivedOf(type))) {
      const cells = derivedCells(name, field, isCommon(name));
      const key = cells.join('|');
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { types: [type], cells });
      else group.types.push(type);
    }
  }
  const rows = [...groups.values()].map(({ types, cells }) => row([holders(types), ...cells]));
  return [row(['of', 'field', 'kind', 'also reads', '']), row(Array(5).fill('---')), ...rows];
}

/** What tags also read differs from type to type and is told in the prose. */
function derivedCells(name: string, { type, needs, says }: Derived, isEverywhere: boolean): readonly string[] {
  return [`\`${name}\``, kindOf(type), isEverywhere ? '' : needs.join(', '), says.replaceAll('|', '\\|')];
}

function isCommon(name: string): boolean {
  return TYPE_NAMES.every(type => Object.hasOwn(derivedOf(type), name));
}

const holders = (types: readonly TypeName[]): string =>
  types.length === TYPE_NAMES.length ? 'every type' : types.join(', ');

function kindOf(type: FieldType): string {
  switch (type.is) {
    case 'scalar':
      return type.values === undefined ? type.kind : `${type.kind}: ${type.values.join(', ')}`;
    case 'list':
      return `${kindOf(type.of)}\\*`;
    case 'map':
      return `map of ${kindOf(type.of)}`;
    case 'struct':
      return type.shape;
    case 'resource':
      return type.type;
  }
}
