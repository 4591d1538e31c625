import { engineDefault } from '../facts/parameter-defaults.ts';
import type { Run } from '../run.ts';
import { isAbsent, type Resource, Unknown } from '../value.ts';
import type { Database } from './engine.ts';
import { engineFacts } from './engine.ts';
import { evaluate, isFormula } from './formula.ts';
import { type Found, rowInForce } from './parameter-row.ts';
import { mostMemory, variablesOf } from './parameter-variables.ts';

/** Reads something of a parameter by its name. */
export type ReadParameter = (type: Database, resource: Resource, run: Run, key: string) => unknown;

/**
 * The value in force of an engine parameter: a static one whose group waits for a restart is not known, one that is left to
 * the engine is what the dated table says, a formula is worked out where all that it names is known.
 */
export const effectiveParameter: ReadParameter = (type, resource, run, key) => {
  const value = writtenParameter(type, resource, run, key);
  return typeof value === 'string' && isFormula(value) ? exact(value, type, resource, run) : value;
};

/** As it is written in the group in force, formulas and all. */
export const writtenParameter: ReadParameter = (type, resource, run, key) => {
  const found = rowInForce(type, resource, run, key);
  if (found === undefined || found instanceof Unknown) return found;
  return pendingChange(found, run) ?? shownValue(found, type, resource, run, key);
};

/** Who gave the parameter its value: user, system (RDS) or engine-default. */
export const parameterSource: ReadParameter = (type, resource, run, key) => {
  const found = rowInForce(type, resource, run, key);
  if (found === undefined || found instanceof Unknown) return found;
  return pendingChange(found, run) ?? run.inventory.read(found.group.type, found.row, 'Source');
};

/**
 * The most that a number or formula can come to: AWS takes what its own processes need off the class's memory and does
 * not say how much, so a formula over memory has no exact value.
 */
export const parameterCeiling: ReadParameter = (type, resource, run, key) =>
  ceiling(writtenParameter(type, resource, run, key), type, resource, run);

/** The ceiling of a written value; a value that is no number has none. */
export function ceiling(value: unknown, type: Database, resource: Resource, run: Run): unknown {
  if (isAbsent(value) || value instanceof Unknown) return value;
  const text = String(value);
  if (!isFormula(text)) return Number.isNaN(Number(text)) ? notANumber(text) : Number(text);
  const memory = mostMemory(type, resource, run);
  if (memory instanceof Unknown) return memory;
  if (/[/-]\s*\{?\s*(?:\w+\s*\()?\s*DBInstanceClassMemory/.test(text)) return notWorkedOut(text);
  const variables = { ...variablesOf(type, resource, run), DBInstanceClassMemory: memory };
  return evaluate(text, variables) ?? notWorkedOut(text);
}

/** A formula's value where all that it names is exactly known; that there is a value is certain anyway. */
export function exact(formula: string, type: Database, resource: Resource, run: Run): unknown {
  const value = evaluate(formula, variablesOf(type, resource, run));
  return value === undefined
    ? new Unknown('expression', `${formula} cannot be worked out`, 'resource', true)
    : String(value);
}

const notANumber = (text: string): Unknown => new Unknown('unreadable', `${text} is not a number`);
const notWorkedOut = (text: string): Unknown => new Unknown('expression', `${text} cannot be worked out`);

/** A dynamic parameter is in force at once, a static one after the restart. */
function pendingChange({ row, group }: Found, { inventory }: Run): Unknown | undefined {
  const isStatic = inventory.read(group.type, row, 'ApplyType') !== 'dynamic';
  return group.pendingReboot && isStatic
    ? new Unknown('pending-change', `${group.name} waits for a restart`)
    : undefined;
}

/** Whether the value in force is the engine's own, which the dated table tells. */
export function isLeftToEngine(type: Database, resource: Resource, run: Run, key: string): boolean {
  const found = rowInForce(type, resource, run, key);
  if (found === undefined || found instanceof Unknown) return false;
  const { row, group } = found;
  const read = (field: string) => run.inventory.read(group.type, row, field);
  return isAbsent(read('ParameterValue')) && read('Source') === 'engine-default';
}

function shownValue({ row, group }: Found, type: Database, resource: Resource, run: Run, key: string): unknown {
  const value = run.inventory.read(group.type, row, 'ParameterValue');
  if (!isAbsent(value)) return value;
  const source = run.inventory.read(group.type, row, 'Source');
  if (source instanceof Unknown) return source;
  return source === 'engine-default' ? byEngine(type, resource, run, key) : undefined;
}

/** What the engine itself makes of a parameter, by the dated table. */
export function byEngine(type: Database, resource: Resource, run: Run, key: string): unknown {
  const { family, major } = engineFacts(type, resource, run);
  if (family instanceof Unknown) return family;
  const known = engineDefault(family, major instanceof Unknown ? undefined : major, key);
  return known ?? new Unknown('service-default', `what ${family} makes of ${key} by itself is not known`);
}
