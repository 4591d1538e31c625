import type { Inventory } from '../inventory.ts';
import { type TypeName, typeOf } from '../types.ts';
import { isAbsent, type Resource, Unknown } from '../value.ts';
import type { Relation } from './join.ts';

interface Versions {
  readonly to: 'DBEngineVersion' | 'ServerlessV2PlatformVersion';
  /** The field that the version stands in, on either side. */
  readonly field: string;
}

/** To what AWS says of a version of an engine: engine and version together are the key. */
export function versionBy(type: 'DBInstance' | 'DBCluster', { to, field }: Versions): Relation {
  const follow = (resource: Resource, inventory: Inventory): unknown => {
    const version = inventory.read(type, resource, field);
    if (isAbsent(version)) return undefined;
    const key = keyOf(inventory.read(type, resource, 'Engine'), version);
    return key instanceof Unknown ? key : versionOf(key, { to, field }, inventory);
  };
  return { to, many: false, strength: 'strong', needs: [to], follow };
}

function versionOf(key: string, { to, field }: Versions, inventory: Inventory): unknown {
  const keys = (row: Resource, add: (key: unknown) => void) =>
    add(keyOf(inventory.read(to, row, 'Engine'), inventory.read(to, row, field)));
  const { rows, unsure } = inventory.findBy(to, 'engine-and-version', keys, key);
  return rows[0] ?? inventory.gap(to) ?? unsure[0]?.why ?? notListed(key, to);
}

function notListed(key: string, to: TypeName): Unknown {
  return new Unknown('not-found', `${key} is not among the ${typeOf(to).call} answers`);
}

function keyOf(engine: unknown, version: unknown): string | Unknown {
  if (engine instanceof Unknown) return engine;
  if (version instanceof Unknown) return version;
  if (isAbsent(engine)) return new Unknown('operand-absent', 'the engine is not named');
  return `${engine} ${version}`;
}
