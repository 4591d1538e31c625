import { isDeepStrictEqual } from 'node:util';
import type { Location } from '../../../model/location.ts';
import { Unknown } from '../../../model/value.ts';
import type { Written } from '../../template/declaration.ts';
import type { Intrinsic } from '../context.ts';
import { dataOf } from '../data.ts';
import { combined, isSomething, likewise } from '../written.ts';
import { misused } from './misused.ts';

/** `[condition, value, otherwise]`. */
export const choose: Intrinsic = (argument, at, context) => {
  const [condition, yes, no] = argument.is === 'list' ? argument.items : [];
  if (condition === undefined || yes === undefined || no === undefined) return misused('Fn::If', at);
  const holds =
    condition.is === 'scalar'
      ? context.condition(condition.source)
      : new Unknown('expression', 'Fn::If does not name its condition');
  if (holds instanceof Unknown) return either(context.evaluate(yes, at), context.evaluate(no, at), holds, at);
  return context.evaluate(holds ? yes : no, at);
};

/** Two values of which one stands: known only where both are the same. */
function either(yes: Written, no: Written, why: Unknown, at: Location): Written {
  const data = dataOf(yes);
  if (!(data instanceof Unknown) && isDeepStrictEqual(data, dataOf(no))) return { ...yes, ...combined([yes, no]) };
  const exists = isSomething(yes.value) && isSomething(no.value);
  return { ...combined([yes, no]), value: likewise(why, { exists, reference: sameReference(yes, no) }), at };
}

function sameReference(yes: Written, no: Written): string | undefined {
  const reference = yes.value instanceof Unknown ? yes.value.reference : undefined;
  return no.value instanceof Unknown && no.value.reference === reference ? reference : undefined;
}
