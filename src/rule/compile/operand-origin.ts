import { joined } from '../../model/provenance.ts';
import type { Run } from '../../model/run.ts';
import type { Resource } from '../../model/value.ts';
import type { Operand } from '../rule.ts';
import type { Settings } from './node.ts';
import { trace } from './trace.ts';

/** Where what a test compares with came from, for people; undefined for literals, params and what simply stands somewhere. */
export function operandOrigin(
  operand: Operand,
  base: unknown,
  subject: Resource,
  run: Run,
  settings: Settings,
): string | undefined {
  if (operand.is === 'product')
    return joined(operand.factors.map(factor => operandOrigin(factor, base, subject, run, settings)));
  if (operand.is !== 'path') return undefined;
  const start = { value: operand.from === 'resource' ? subject : base, text: '', place: undefined };
  return trace(operand.path.steps, start, run, settings)[0]?.from;
}
