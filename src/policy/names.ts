import { arnOf, idOf } from '../model/identity.ts';
import type { Inventory } from '../model/inventory.ts';
import { type TypeName, typeOf } from '../model/types.ts';
import { isAbsent, type Resource, Unknown } from '../model/value.ts';
import { matches, matchesAny } from './pattern.ts';

/** Yes, no, or why that cannot be told. */
export type Answer = boolean | Unknown;

/** All must hold: a no settles it, else what is not known keeps it open. */
export function allHold(answers: readonly Answer[]): Answer {
  return answers.find(answer => answer === false) ?? answers.find(answer => answer instanceof Unknown) ?? true;
}

/** One must hold: a yes settles it, else what is not known keeps it open. */
export function oneHolds(answers: readonly Answer[]): Answer {
  return answers.find(answer => answer === true) ?? answers.find(answer => answer instanceof Unknown) ?? false;
}

/** Whether a value is a text that one of the patterns means; absent is none. */
export function isOneOf(value: unknown, patterns: readonly string[]): Answer {
  if (value instanceof Unknown) return value;
  return typeof value === 'string' && matchesAny(patterns, value);
}

/** What a resource is called: its address in a template, and the identifier that AWS has or will have for it. */
export function namesOf(type: TypeName, resource: Resource, inventory: Inventory): readonly unknown[] {
  const address = inventory.declared(resource)?.address;
  const id = inventory.read(type, resource, typeOf(type).id);
  if (address !== undefined) return [address, isAbsent(id) ? GIVEN_BY_AWS : id];
  const called = isAbsent(id) ? idOf(type, resource, inventory) : id;
  return [called === '?' ? NOT_SAID : called];
}

const GIVEN_BY_AWS = new Unknown('computed-at-apply', 'AWS gives it its identifier');
const NOT_SAID = new Unknown('not-collected', 'its identifier is not in the input');

/** Whether a pattern means a resource, by its ARN, identifier or address. */
export function isMeantBy(pattern: string, type: TypeName, resource: Resource, inventory: Inventory): Answer {
  if (pattern.startsWith('arn:') && inventory.declared(resource) !== undefined) return false;
  const arn = arnOf(type, resource);
  if (arn !== undefined && matches(pattern, arn)) return true;
  if (pattern.startsWith('arn:')) return arn === undefined ? NO_ARN : false;
  return oneHolds(namesOf(type, resource, inventory).map(name => isOneOf(name, [pattern])));
}

const NO_ARN = new Unknown('not-collected', 'its ARN is not in the input');
