import type { TypeName } from '../types.ts';
import { type DerivedFields, derive, mapOf, scalar } from './derived.ts';
import type { Database } from './engine.ts';
import { defaultCeiling, defaultParameter } from './parameter-defaults.ts';
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
  const map = (kind: 'setting' | 'number' | 'text', read: ReadParameter, more: readonly TypeName[] = []) =>
    derive(mapOf(scalar(kind)), (resource, run, key) => read(type, resource, run, key), {
      needs: [...OWN_NEEDS[type], ...more],
      writtenIn,
    });
  return {
    parameters: map('setting', effectiveParameter),
    writtenParameters: map('text', writtenParameter),
    parameterSources: map('text', parameterSource),
    parameterCeilings: map('number', parameterCeiling),
    defaultParameters: map('setting', defaultParameter, DEFAULT_NEEDS[type]),
    defaultParameterCeilings: map('number', defaultCeiling, DEFAULT_NEEDS[type]),
  };
}
