import { CLASSES_AS_OF } from '../facts/instance-classes.ts';
import { PARAMETERS_AS_OF } from '../facts/parameter-defaults.ts';
import { byTable, joined } from '../provenance.ts';
import type { Run } from '../run.ts';
import type { Resource } from '../value.ts';
import type { DatedBy } from './derived.ts';
import type { Database } from './engine.ts';
import { isFormula } from './formula.ts';
import { isLeftToEngine as isDefaultLeftToEngine, writtenDefault } from './parameter-defaults.ts';
import { isLeftToEngine, type ReadParameter, writtenParameter } from './parameters.ts';

/** Reads a parameter as it is written, and tells whether that is what the dated table says. */
interface Reading {
  readonly written: ReadParameter;
  readonly fromTable: (type: Database, resource: Resource, run: Run, key: string) => boolean;
}

export const IN_FORCE: Reading = { written: writtenParameter, fromTable: isLeftToEngine };
export const BY_DEFAULT: Reading = { written: writtenDefault, fromTable: isDefaultLeftToEngine };

/** What of an instance's class a formula may name, where its exact value and where the most it can come to is asked for. */
export const OF_CLASS = { exactly: /DBInstanceVCPU/, atMost: /DBInstanceVCPU|DBInstanceClassMemory/ } as const;

/** The table of what engines do by themselves, and that of instance classes where a formula over them is worked out. */
export function parameterTables(type: Database, { written, fromTable }: Reading, formula?: RegExp): DatedBy {
  return (resource, run, key) => {
    const value = formula === undefined ? undefined : written(type, resource, run, key);
    const worksOut = typeof value === 'string' && isFormula(value) && formula?.test(value) === true;
    return joined([
      fromTable(type, resource, run, key) ? byTable(PARAMETERS_AS_OF) : undefined,
      worksOut ? byTable(CLASSES_AS_OF) : undefined,
    ]);
  };
}
