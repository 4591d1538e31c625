import type { Kind } from '../schema.ts';
import type { TypeName } from '../types.ts';
import { type DatedBy, type DerivedFields, derive, mapOf, scalar } from './derived.ts';
import type { Database } from './engine.ts';
import { defaultCeiling, defaultParameter } from './parameter-defaults.ts';
import { BY_DEFAULT, IN_FORCE, OF_CLASS, parameterTables } from './parameter-tables.ts';
import {
  effectiveParameter,
  parameterCeiling,
  parameterSource,
  type ReadParameter,
  writtenParameter,
} from './parameters.ts';

const OWN_NEEDS: Readonly<Record<Database, readonly TypeName[]>> = {
  DBInstance: ['Parameter', 'DBCluster', 'ClusterParameter'],
  DBCluster: ['ClusterParameter'],
};

const DEFAULT_NEEDS: Readonly<Record<Database, readonly TypeName[]>> = {
  DBInstance: [
    'DBParameterGroup',
    'DBClusterParameterGroup',
    'EngineDefaultParameter',
    'EngineDefaultClusterParameter',
  ],
  DBCluster: ['DBClusterParameterGroup', 'EngineDefaultClusterParameter'],
};

/** Engine parameters by name. */
export function parameterFields(type: Database): DerivedFields {
  const writtenIn = ['DBParameterGroups', 'DBClusterParameterGroup'];
  const own = OWN_NEEDS[type];
  const all = [...own, ...DEFAULT_NEEDS[type]];
  const map = (kind: Kind, read: ReadParameter, needs: readonly TypeName[], datedBy?: DatedBy) =>
    derive(mapOf(scalar(kind)), (resource, run, key) => read(type, resource, run, key), { needs, writtenIn, datedBy });
  const tables = (reading: typeof IN_FORCE, formula?: RegExp) => parameterTables(type, reading, formula);
  return {
    parameters: map('setting', effectiveParameter, own, tables(IN_FORCE, OF_CLASS.exactly)),
    writtenParameters: map('text', writtenParameter, own, tables(IN_FORCE)),
    parameterSources: map('text', parameterSource, own),
    parameterCeilings: map('number', parameterCeiling, own, tables(IN_FORCE, OF_CLASS.atMost)),
    defaultParameters: map('setting', defaultParameter, all, tables(BY_DEFAULT, OF_CLASS.exactly)),
    defaultParameterCeilings: map('number', defaultCeiling, all, tables(BY_DEFAULT, OF_CLASS.atMost)),
  };
}
