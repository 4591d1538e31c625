import { isDeepStrictEqual } from 'node:util';
import { Unknown } from '../../model/value.ts';
import type { YamlNode } from '../../util/yaml.ts';
import type { Context, Holds } from './context.ts';
import { dataOf } from './data.ts';
import { conditionCallOf } from './intrinsic.ts';
import { placeOfItem } from './place.ts';

/** What judging a condition may ask for. */
type Values = Pick<Context, 'evaluate' | 'condition' | 'spend'>;
type Test = (argument: YamlNode, values: Values) => Holds;

/** Whether a condition holds: true, false, or why that cannot be told. */
export function judge(node: YamlNode, values: Values): Holds {
  values.spend(1, node.at);
  const call = conditionCallOf(node);
  const test = call !== undefined && Object.hasOwn(TESTS, call.name) ? TESTS[call.name] : undefined;
  if (call === undefined || test === undefined)
    return new Unknown('expression', 'a condition is no condition function');
  return test(call.argument, values);
}

const TESTS: Readonly<Record<string, Test>> = {
  Condition: (argument, values) =>
    argument.is === 'scalar' ? values.condition(argument.source) : wrong('Condition', 'a name'),
  'Fn::Not': (argument, values) => {
    const [holds, more] = itemsOf(argument).map(item => judge(item, values));
    if (holds === undefined || more !== undefined) return wrong('Fn::Not', 'a list of one condition');
    return holds instanceof Unknown ? holds : !holds;
  },
  'Fn::And': (argument, values) => several('Fn::And', argument, values, false),
  'Fn::Or': (argument, values) => several('Fn::Or', argument, values, true),
  'Fn::Equals': (argument, values) => equals(argument, values),
};

/** One that is `settles` decides; without one, an unknown one leaves it open. */
function several(name: string, argument: YamlNode, values: Values, settles: boolean): Holds {
  const found = itemsOf(argument).map(item => judge(item, values));
  if (found.length === 0) return wrong(name, 'a list of conditions');
  if (found.includes(settles)) return settles;
  return found.find(one => one instanceof Unknown) ?? !settles;
}

function equals(argument: YamlNode, values: Values): Holds {
  const items = itemsOf(argument);
  const [left, right] = items.map(item => textual(dataOf(values.evaluate(item, placeOfItem(item)))));
  if (items.length !== 2) return wrong('Fn::Equals', 'a list of two values');
  if (left instanceof Unknown) return left;
  return right instanceof Unknown ? right : isDeepStrictEqual(left, right);
}

/** CloudFormation compares the texts of scalars. */
function textual(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.map(textual) : value;
}

function itemsOf(node: YamlNode): readonly YamlNode[] {
  return node.is === 'list' ? node.items : [];
}

function wrong(name: string, wanted: string): Unknown {
  return new Unknown('expression', `${name} takes ${wanted}`);
}
