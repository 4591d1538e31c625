import { Unknown } from '../../../model/value.ts';
import { Handle, literal, type Value } from '../evaluate/value.ts';
import type { Block } from '../syntax/syntax.ts';
import { originOf } from './origins.ts';

type Kind = 'data' | 'ephemeral';

/** `data.type.name`, `ephemeral.type.name`: what they read is not known here, though it is certainly something. */
export function readElsewhere(kind: Kind, declared: ReadonlyMap<string, Block>): Value {
  const whole = new Unknown('unresolved-reference', `${kind} is read from AWS when Terraform plans`);
  return literal(new Handle(type => ofType(kind, type, declared), whole));
}

function ofType(kind: Kind, type: string, declared: ReadonlyMap<string, Block>): Value {
  const whole = new Unknown('unresolved-reference', `${kind}.${type} is read when Terraform plans`);
  return literal(new Handle(name => ofName(kind, type, name, declared), whole));
}

/** What lists of many give may be empty. */
const MANY: ReadonlySet<string> = new Set(['ids', 'names', 'arns']);

function ofName(kind: Kind, type: string, name: string, declared: ReadonlyMap<string, Block>): Value {
  const address = `${kind}.${type}.${name}`;
  const why = declared.has(`${type}.${name}`) ? 'is read when Terraform plans' : 'is not declared here';
  const reading = (attribute: string): Value => {
    const detail = `${address}.${attribute} ${why}`;
    const reason = new Unknown('unresolved-reference', detail, 'resource', !MANY.has(attribute));
    return { value: reason, ...originOf(kind, type) };
  };
  const whole = new Unknown('unresolved-reference', `${address} ${why}`, 'resource', true);
  return { value: new Handle(reading, whole, true), ...originOf(kind, type) };
}
