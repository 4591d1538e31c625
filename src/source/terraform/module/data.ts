import { Unknown } from '../../../model/value.ts';
import { Handle, literal, type Value } from '../evaluate/value.ts';
import type { Block } from '../syntax/syntax.ts';
import { originOf } from './origins.ts';

/** What is read when Terraform plans, and the blocks that say so by `type.name`. */
interface Elsewhere {
  readonly kind: 'data' | 'ephemeral';
  readonly declared: ReadonlyMap<string, Block>;
  /** The value of an argument of a block; undefined where it is not written. */
  readonly argument: (block: Block, name: string) => Value | undefined;
}

/** `data.type.name`, `ephemeral.type.name`: what they read is not known here, though it is certainly something. */
export function readElsewhere(from: Elsewhere): Value {
  const whole = new Unknown('unresolved-reference', `${from.kind} is read from AWS when Terraform plans`);
  return literal(new Handle(type => ofType(from, type), whole));
}

function ofType(from: Elsewhere, type: string): Value {
  const whole = new Unknown('unresolved-reference', `${from.kind}.${type} is read when Terraform plans`);
  return literal(new Handle(name => ofName(from, type, name), whole));
}

/** What lists of many give may be empty. */
const MANY: ReadonlySet<string> = new Set(['ids', 'names', 'arns']);

function ofName(from: Elsewhere, type: string, name: string): Value {
  const { kind, declared } = from;
  const address = `${kind}.${type}.${name}`;
  const block = declared.get(`${type}.${name}`);
  const why = block === undefined ? 'is not declared here' : 'is read when Terraform plans';
  const reading = (attribute: string): Value => {
    const detail = `${address}.${attribute} ${why}`;
    const reason = new Unknown('unresolved-reference', detail, 'resource', !MANY.has(attribute));
    return givenBack(from, type, block, attribute) ?? { value: reason, ...originOf(kind, type) };
  };
  const whole = new Unknown('unresolved-reference', `${address} ${why}`, 'resource', true);
  return { value: new Handle(reading, whole, true), ...originOf(kind, type) };
}

/** Arguments that a data source gives back as they are written; what is not written it finds out. */
const GIVEN_BACK: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['aws_rds_engine_version', new Set(['engine', 'version', 'parameter_group_family'])],
  ['aws_rds_orderable_db_instance', new Set(['engine', 'engine_version', 'instance_class', 'license_model'])],
]);

/** What stands in the block and comes back so; not of several, of which each may differ. */
function givenBack(from: Elsewhere, type: string, block: Block | undefined, name: string): Value | undefined {
  const isOne = block !== undefined && !['count', 'for_each'].some(meta => block.body.attributes.has(meta));
  const value = isOne && GIVEN_BACK.get(type)?.has(name) ? from.argument(block, name) : undefined;
  return typeof value?.value === 'string' && value.value !== '' ? value : undefined;
}
