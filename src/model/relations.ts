import { CLUSTER_RELATIONS, INSTANCE_RELATIONS } from './relations/database.ts';
import type { Relation } from './relations/join.ts';
import { OTHER_RELATIONS } from './relations/others.ts';
import { TYPE_NAMES, type TypeName } from './types.ts';

export type { Relation } from './relations/join.ts';

const RELATIONS: Partial<Record<TypeName, Readonly<Record<string, Relation>>>> = {
  ...OTHER_RELATIONS,
  DBInstance: INSTANCE_RELATIONS,
  DBCluster: CLUSTER_RELATIONS,
};

/** The named joins of a resource type, none for a type without any. */
export function relationsOf(type: TypeName): Readonly<Record<string, Relation>> {
  return RELATIONS[type] ?? {};
}

/** The types that observe: others than the template that declares a resource may declare what watches or uses it. */
export const OBSERVER_TYPES: readonly TypeName[] = observers();

function observers(): readonly TypeName[] {
  const relations = TYPE_NAMES.flatMap(type => Object.values(relationsOf(type)));
  const found = new Set(relations.filter(({ strength }) => strength === 'observer').map(({ to }) => to));
  return TYPE_NAMES.filter(type => found.has(type));
}
