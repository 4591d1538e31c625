import { resourceFields } from '../../../src/model/schema.ts';
import type { TypeName } from '../../../src/model/types.ts';
import { type Resource, Unknown } from '../../../src/model/value.ts';
import type { Rule } from '../../../src/rule/rule.ts';
import type { Comparison } from './comparison.ts';
import type { Twin } from './complete.ts';
import type { Declarations } from './declare.ts';
import type { DeclaredExpression } from './expression.ts';
import { namesOf } from './identities.ts';
import type { Language } from './language.ts';
import { asksForSource, waysInto } from './ways.ts';

/** The example's own rows, which stand first among those of their type, with what the template says of each. */
export function twinsOf(
  rule: Rule,
  made: Declarations,
  comparison: Comparison,
  { name, mappings }: Language,
): readonly Twin[] {
  const seen = new Map<TypeName, number>();
  const source = asksForSource(rule) ? { source: name } : {};
  const own = made.rows.filter(({ row }) => /^R\d+$/.test(row.name));
  return own.map(one => {
    const { type } = one.row;
    const index = seen.get(type) ?? 0;
    seen.set(type, index + 1);
    const said = comparison.read(one, [...tableOf(type, made.resources, mappings), ...waysInto(rule, type)]);
    return { type, index, said: said && { ...ofRds(rule, type, said), ...ownNames(rule, type, said), ...source } };
  });
}

/** Templates name DocumentDB and Neptune otherwise: an engine that is not known is one of RDS's. */
function ofRds(rule: Rule, type: TypeName, said: Resource): Resource {
  const isAsked = waysInto(rule, type).includes('Engine');
  return Object.fromEntries(
    Object.entries(said).filter(([name, value]) => isAsked || name !== 'Engine' || !(value instanceof Unknown)),
  );
}

/** What a resource is called, where a rule asks for the name itself and AWS has still to give it. */
function ownNames(rule: Rule, type: TypeName, said: Resource): Resource {
  const asked = waysInto(rule, type).filter(name => namesOf(type).includes(name));
  return Object.fromEntries(
    asked.flatMap(name => {
      const value = said[name];
      return value instanceof Unknown ? [[name, new Unknown(value.code, value.detail, value.level, value.exists)]] : [];
    }),
  );
}

/** The fields that the tables of a type have. */
function tableOf(
  type: TypeName,
  resources: readonly DeclaredExpression[],
  mappings: Language['mappings'],
): readonly string[] {
  const tables = resources.flatMap(one => mappings[one.type] ?? []).filter(({ to }) => to === type);
  const names = new Set(tables.flatMap(({ fields }) => Object.keys(fields)));
  return [...names].filter(name => resourceFields(type).has(name) || /^[a-z]/.test(name));
}
