import type { Key } from '../../model/location.ts';
import { type TypeName, typeOf } from '../../model/types.ts';
import { isRecord } from '../../model/value.ts';
import { isSingle, RECORDED_TYPES } from './calls.ts';
import type { Flaw, Recording } from './recording.ts';

/** Keys that other services' answers have too; elements with one of these fields are ours. */
const LOOKS: Readonly<Record<string, readonly string[]>> = {
  Parameters: ['ParameterName'],
  Targets: ['RdsResourceId', 'TargetHealth', 'TrackedClusterId'],
  Entries: ['Cidr'],
  TargetGroups: ['DBProxyName'],
  Events: ['SourceIdentifier'],
  Results: ['ResourceArn'],
  Aliases: ['AliasArn'],
};

/** A key that others use too counts only where its elements look like ours, or the call is known. */
export function isWritten(recording: Recording, type: TypeName): boolean {
  const { answer } = typeOf(type);
  const isCalled = recording.call?.types.includes(type) === true;
  if (answer === '') return isCalled;
  if (!isCalled && rivalsOf(type).some(rival => recording.call?.types.includes(rival))) return false;
  const value = valueIn(recording, type);
  if (value === undefined || isCalled || !Object.hasOwn(LOOKS, answer)) return value !== undefined;
  const looks = LOOKS[answer] ?? [];
  return Array.isArray(value) && value.some(item => isRecord(item) && looks.some(field => Object.hasOwn(item, field)));
}

/** Another type's call has this key too and nothing says which of them it was. */
export function isAmbiguous({ call }: Recording, type: TypeName): boolean {
  return rivalsOf(type).length > 0 && call?.types.includes(type) !== true;
}

/** The types whose calls answer under the same key. */
function rivalsOf(type: TypeName): readonly TypeName[] {
  return RECORDED_TYPES.filter(other => other !== type && typeOf(other).answer === typeOf(type).answer);
}

/** Whether it is the list, or the one structure, that the call answers with. */
export function hasForm(recording: Recording, type: TypeName): boolean {
  const value = valueIn(recording, type);
  return isSingle(type) ? isRecord(value) : Array.isArray(value);
}

/** That it is not. */
export function formFlaw(recording: Recording, type: TypeName): Flaw {
  const form = isSingle(type) ? 'an object' : 'a list';
  return { pointer: pointerTo(recording, type), message: `${typeOf(type).answer} is not ${form}` };
}

/** What stands where a type's answer should; undefined where nothing does. Reads own fields only. */
export function valueIn({ body }: Recording, type: TypeName): unknown {
  let value: unknown = body;
  for (const key of keysOf(type)) {
    if (!isRecord(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** The way to it from the number of the document. */
export function pointerTo({ pointer }: Recording, type: TypeName): readonly Key[] {
  return [...pointer, ...keysOf(type)];
}

function keysOf(type: TypeName): readonly string[] {
  const { answer } = typeOf(type);
  return answer === '' ? [] : answer.split('.');
}
