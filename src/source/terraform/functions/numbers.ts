import { asNumber, exact } from '../evaluate/plain.ts';
import { isList, type Plain } from '../evaluate/value.ts';
import { list, ofNumbers, type TerraformFunction, whole } from './function.ts';

/** Numbers; what a double cannot hold exactly is not evaluated. */
export const NUMBER_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  abs: ofNumbers('abs', (a = 0) => Math.abs(a)),
  ceil: ofNumbers('ceil', (a = 0) => Math.ceil(a)),
  floor: ofNumbers('floor', (a = 0) => Math.floor(a)),
  signum: ofNumbers('signum', (a = 0) => Math.sign(a)),
  min: ofNumbers('min', (...all) => all.reduce((a, b) => Math.min(a, b))),
  max: ofNumbers('max', (...all) => all.reduce((a, b) => Math.max(a, b))),
  pow: ofNumbers('pow', (a = 0, b = 1) => exact(a ** b)),
  log: ofNumbers('log', (a = 0, b = 0) => exact(Math.log(a) / Math.log(b))),
  sum: whole('sum', ([value]) => sum(value)),
  range: whole('range', args => range(args.map(asNumber).filter(number => number !== undefined))),
};

function sum(value: Plain | undefined): number | undefined {
  if (value === undefined || !isList(value) || value.length === 0) return undefined;
  const numbers = value.map(item => asNumber(item.value)).filter(number => number !== undefined);
  return numbers.length === value.length ? exact(numbers.reduce((a, b) => a + b)) : undefined;
}

/** Terraform refuses a range of more elements. */
const MAX_RANGE = 1024;

function range(args: readonly number[]): Plain | undefined {
  const [first, second, third] = args;
  if (first === undefined) return undefined;
  const [start, limit] = second === undefined ? [0, first] : [first, second];
  const step = third ?? (limit < start ? -1 : 1);
  const length = Math.max(Math.ceil((limit - start) / step), 0);
  if (step === 0 || (limit - start) * step < 0 || !(length <= MAX_RANGE)) return undefined;
  return list(Array.from({ length }, (_, index) => start + index * step));
}
