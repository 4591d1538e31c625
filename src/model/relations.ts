import { CLUSTER_RELATIONS, INSTANCE_RELATIONS } from './relations/database.ts';
import type { Relation } from './relations/join.ts';
import { OTHER_RELATIONS } from './relations/others.ts';
import type { TypeName } from './types.ts';

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
