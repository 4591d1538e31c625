import type { TypeName } from '../../../src/model/types.ts';
import { HIDDEN } from '../../../src/rule/check/fixture.ts';
import { nameOf } from './candidates.ts';
import { INLINE_RULE } from './cloudformation-tables.ts';
import { draftOf } from './draft.ts';
import { expanded } from './expand.ts';
import type { Expression } from './expression.ts';
import { type DeclaredExpression, Hidden } from './expression.ts';
import { type Identities, identified, identitiesOf } from './identities.ts';
import { withParents } from './implied.ts';
import type { Draft, Inline, Language } from './language.ts';
import { type Row, rowsOf } from './row.ts';
import { INLINE_BLOCK } from './terraform-tables.ts';

/** The ways in which the same may be written. */
export interface Style {
  /** Names are referred to, not written out. */
  readonly references: boolean;
  /** Rules stand inside their security groups. */
  readonly inline: boolean;
}

/** A template's resources, and which of them each row became. */
export interface Declarations {
  readonly resources: readonly DeclaredExpression[];
  readonly rows: readonly { readonly row: Row; readonly address: string | undefined }[];
  readonly identities: Identities;
  readonly addresses: ReadonlyMap<Row, string>;
  /** What stands in the way of writing it at all. */
  readonly reasons: readonly string[];
}

/** The template that recorded rows would be the answer to. */
export function declare(given: Readonly<Record<string, unknown>>, language: Language, style: Style): Declarations {
  const inlines: Partial<Record<TypeName, Inline>> = {
    ...language.inline,
    ...(style.inline ? { SecurityGroupRule: language.name === 'terraform' ? INLINE_BLOCK : INLINE_RULE } : {}),
  };
  const rows = withParents(
    expanded(rowsOf(given), language.name, new Set(Object.keys(given))),
    inlines,
    new Set(Object.keys(given)),
  );
  return new Declaring(rows, language, style, inlines).declared();
}

class Declaring {
  readonly #rows: readonly Row[];
  readonly #language: Language;
  readonly #style: Style;
  readonly #inlines: Partial<Record<TypeName, Inline>>;
  readonly #identities: Identities;
  readonly #types = new Map<Row, string>();
  readonly #drafts = new Map<Row, Draft>();
  readonly #reasons: string[] = [];

  constructor(rows: readonly Row[], language: Language, style: Style, inlines: Partial<Record<TypeName, Inline>>) {
    this.#rows = rows;
    this.#language = language;
    this.#style = style;
    this.#inlines = inlines;
    this.#identities = identitiesOf(
      rows.filter(({ type, implied }) => inlines[type] === undefined || implied === true),
    );
  }

  declared(): Declarations {
    const own = this.#rows.filter(({ type, implied }) => this.#inlines[type] === undefined || implied === true);
    for (const row of own) this.#settleType(row);
    for (const row of own) this.#draft(row);
    for (const row of this.#rows) if (row.implied !== true) this.#inline(row);
    const resources = [...this.#drafts.values()].flatMap(draft => this.#unfolded(draft));
    const addresses = new Map([...this.#drafts].map(([row, draft]) => [row, this.#language.addressOf(draft)]));
    const rows = this.#rows
      .filter(({ implied }) => implied !== true)
      .map(row => ({ row, address: addresses.get(row) }));
    return { resources, rows, identities: this.#identities, addresses, reasons: this.#reasons };
  }

  /** The declared types that a row may become. */
  #typesOf(row: Row): readonly string[] {
    const { types, mappings } = this.#language;
    const all = Object.entries(mappings).flatMap(([name, list]) =>
      list.some(({ to }) => to === row.type) ? [name] : [],
    );
    return types[row.type]?.(row.fields) ?? all.filter(name => name !== 'module' && !name.includes('not declared'));
  }

  #settleType(row: Row): void {
    const [first] = this.#typesOf(row);
    if (first !== undefined) this.#types.set(row, first);
  }

  /** Of the types that it may become, the one that says most and nothing else. */
  #draft(row: Row): void {
    const drafts = this.#typesOf(row).map(type => {
      this.#types.set(row, type);
      return draftOf(row, type, this.#language, value => this.express(value, row));
    });
    const [best] = drafts.toSorted((a, b) => a.contrary - b.contrary || b.said - a.said);
    if (best === undefined) return;
    this.#types.set(row, best.draft.type);
    this.#drafts.set(row, best.draft);
  }

  #inline(row: Row): void {
    const inline = this.#inlines[row.type];
    if (inline === undefined) return;
    const parent = [...this.#drafts].find(
      ([other]) => other.type === inline.parent && isNamed(other, row.fields[inline.by]),
    );
    const why =
      parent === undefined
        ? `${row.type}.${inline.by}: ${row.fields[inline.by]}`
        : inline.add(row.fields, parent[1], value => this.express(value, row));
    if (why !== undefined) this.#reasons.push(why);
  }

  #unfolded(draft: Draft): readonly DeclaredExpression[] {
    const beside: DeclaredExpression[] = [];
    for (const [name, value] of [...draft.properties]) {
      const unfold = this.#language.unfold[name];
      if (unfold === undefined) continue;
      draft.properties.delete(name);
      beside.push(...unfold(value, draft, by => this.#language.self(draft, by)));
    }
    return [draft, ...beside];
  }

  /** A recorded scalar, as a reference where it names another resource. */
  express(value: unknown, from: Row): Expression {
    if (value === HIDDEN) return new Hidden();
    if (typeof value === 'number' || typeof value === 'boolean') return value;
    const text = String(value);
    const found = identified(text, this.#identities);
    const type = found === undefined || found.row === from ? undefined : this.#types.get(found.row);
    if (found === undefined || type === undefined) return text;
    if (!this.#style.references && this.#isWritten(found.row.type, found.field, type)) return text;
    return this.#language.reference(found.field, { type, name: found.row.name }) ?? text;
  }

  /** Whether people write a name themselves. */
  #isWritten(type: TypeName, field: string, declared: string): boolean {
    if (type === 'PrefixListEntry') return false;
    const known = this.#language.mappings[declared]?.find(({ to }) => to === type)?.fields[field];
    return known !== undefined && nameOf(known)?.startsWith('$') === false;
  }
}

function isNamed({ fields }: Row, name: unknown): boolean {
  return Object.values(fields).includes(name);
}
