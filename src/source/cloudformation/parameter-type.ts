import { Unknown } from '../../model/value.ts';
import type { Written } from '../template/declaration.ts';
import type { Context } from './context.ts';
import { isScalar } from './written.ts';

const LIST = /^(?:CommaDelimitedList|List<(.+)>)$/;
/** Of these the value is the name of an SSM parameter that CloudFormation looks up. */
const LOOKED_UP = /^AWS::SSM::Parameter::Value</;

/** A parameter's text as the value that its type makes of it. */
export function typed(
  name: string,
  type: string | undefined,
  given: Written,
  context: Pick<Context, 'spend'>,
): Written {
  if (type === undefined) return { ...given, value: new Unknown('unreadable', `the parameter ${name} has no type`) };
  if (LOOKED_UP.test(type)) return lookedUp(name, given);
  const { value } = given;
  if (!isScalar(value)) return given;
  const list = LIST.exec(type);
  if (list !== null) return listed(name, String(value), list[1] ?? 'String', given, context);
  return { ...given, value: single(name, type, String(value)) };
}

function lookedUp(name: string, given: Written): Written {
  const detail = `the parameter ${name} is looked up in SSM`;
  return { ...given, value: new Unknown('unresolved-reference', detail, 'resource', true), origin: 'parameter' };
}

function listed(name: string, text: string, type: string, given: Written, context: Pick<Context, 'spend'>): Written {
  const parts = text.split(',').map(part => part.trim());
  const { at } = given;
  if (at !== undefined) context.spend(parts.length, { file: at.file, line: at.startLine, column: at.startColumn });
  return { ...given, value: parts.map(part => ({ ...given, value: single(name, type, part) })) };
}

function single(name: string, type: string, text: string): string | number | Unknown {
  if (type !== 'Number') return text;
  const number = Number(text);
  const isNumber = text.trim() !== '' && Number.isFinite(number);
  return isNumber ? number : new Unknown('unreadable', `the parameter ${name} is no number`, 'resource', true);
}
