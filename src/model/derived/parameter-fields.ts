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

const SAYS = {
  parameters:
    "`parameters[name]` in force, the engine's own by the dated table; over memory unknown; absent where no group has it",
  writtenParameters: '`writtenParameters[name]`: as written, formulas and all (`matches: DBInstanceClassMemory`)',
  parameterSources: '`parameterSources[name]`: user, system, engine-default',
  parameterCeilings:
    '`parameterCeilings[name]`: the most that a formula over memory can come to; good for a *max*, never for a *min*',
  defaultParameters: '`defaultParameters[name]`: what it would be untouched',
  defaultParameterCeilings: '`defaultParameterCeilings[name]`: the ceiling of that',
} as const;

/** Engine parameters by name. */
export function parameterFields(type: Database): DerivedFields {
  const writtenIn = ['DBParameterGroups', 'DBClusterParameterGroup'];
  const own = OWN_NEEDS[type];
  const all = [...own, ...DEFAULT_NEEDS[type]];
  const map = (kind: Kind, says: string, read: ReadParameter, needs: readonly TypeName[], datedBy?: DatedBy) => {
    const options = { says, needs, writtenIn, datedBy };
    return derive(mapOf(scalar(kind)), (resource, run, key) => read(type, resource, run, key), options);
  };
  const tables = (reading: typeof IN_FORCE, formula?: RegExp) => parameterTables(type, reading, formula);
  return {
    parameters: map('setting', SAYS.parameters, effectiveParameter, own, tables(IN_FORCE, OF_CLASS.exactly)),
    writtenParameters: map('text', SAYS.writtenParameters, writtenParameter, own, tables(IN_FORCE)),
    parameterSources: map('text', SAYS.parameterSources, parameterSource, own),
    parameterCeilings: map('number', SAYS.parameterCeilings, parameterCeiling, own, tables(IN_FORCE, OF_CLASS.atMost)),
    defaultParameters: map(
      'setting',
      SAYS.defaultParameters,
      defaultParameter,
      all,
      tables(BY_DEFAULT, OF_CLASS.exactly),
    ),
    defaultParameterCeilings: map(
      'number',
      SAYS.defaultParameterCeilings,
      defaultCeiling,
      all,
      tables(BY_DEFAULT, OF_CLASS.atMost),
    ),
  };
}
