import { Unknown } from '../../../model/value.ts';
import { dependent, derive, findUnknown, partOf, unknownOf } from '../evaluate/marks.ts';
import { asBoolean, asNumber, asText } from '../evaluate/plain.ts';
import { Failure, failure, literal, notEvaluated, type Plain, type Value } from '../evaluate/value.ts';
import type { TerraformFunction } from './function.ts';

/** Functions about values as such. */
export const SPECIAL_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  try: attempt,
  can: ([value]) => {
    const reason = value === undefined ? undefined : doubtOf(value);
    if (reason === undefined) return literal(true);
    return literal(reason instanceof Failure ? false : dependent(reason));
  },
  sensitive: ([value]) => (value === undefined ? failure('sensitive takes a value') : { ...value, sensitive: true }),
  nonsensitive: ([value]) => {
    return value === undefined ? failure('nonsensitive takes a value') : { ...value, sensitive: undefined };
  },
  issensitive: ([value]) => literal(value?.sensitive === true),
  ephemeralasnull: () => literal(null),
  tostring: conversion('tostring', asText),
  tonumber: conversion('tonumber', asNumber),
  tobool: conversion('tobool', asBoolean),
  formatdate: () => literal(new Unknown('expression', 'the function formatdate is not evaluated', 'resource', true)),
  timestamp: atApply('timestamp'),
  plantimestamp: atApply('plantimestamp'),
  uuid: atApply('uuid'),
  bcrypt: atApply('bcrypt'),
};

/** The first argument that Terraform can evaluate; one that it may not be able to leaves that open. */
function attempt(args: readonly Value[]): Value {
  for (const arg of args) {
    const reason = doubtOf(arg);
    if (reason === undefined) return arg;
    if (!(reason instanceof Failure)) return derive(partOf(reason), [arg]);
  }
  return failure('try finds nothing that can be evaluated');
}

/** Why a value may be refused: a failure in it, or something unknown that is not a resource's own attribute. */
function doubtOf(value: Value): Unknown | undefined {
  const failed = findUnknown(value, reason => reason instanceof Failure);
  return failed ?? findUnknown(value, reason => !reason.exists || reason.reference === undefined);
}

function conversion(name: string, convert: (value: Plain) => Plain | undefined): TerraformFunction {
  return ([value]) => {
    if (value === undefined) return failure(`${name} takes a value`);
    const reason = unknownOf(value);
    if (reason !== undefined) return derive(partOf(reason), [value]);
    if (value.value === null) return value;
    if (/^[-+]?\d[\d.eE+-]{14,}$/.test(String(value.value)) && name === 'tonumber')
      return notEvaluated('this number cannot be held');
    const converted = convert(value.value);
    return converted === undefined ? failure(`${name} cannot convert this value`) : { ...value, value: converted };
  };
}

function atApply(name: string): TerraformFunction {
  return () => literal(new Unknown('computed-at-apply', `${name}() is known after apply`, 'resource', true));
}
