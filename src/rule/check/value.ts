import type { FieldType, Kind } from '../../model/schema.ts';
import { didYouMean } from '../../util/suggest.ts';
import type { YamlEntry, YamlNode } from '../../util/yaml.ts';
import { isOperator, OPERATOR_NAMES, type OperatorName, operatorOf } from '../operators.ts';
import type { Condition, ValueOperator, ValueTest } from '../rule.ts';
import { type Context, complain } from './context.ts';
import { manyOperand, oneOperand, type Subject, singleOperand } from './operand.ts';
import { describeType, namesIn, type ResolvedPath } from './path.ts';
import { checkPattern } from './pattern.ts';

/** A leaf on one value, as it stands behind its path. */
export function valueCondition(
  { path, type }: ResolvedPath,
  node: YamlNode,
  base: FieldType,
  context: Context,
): Condition | undefined {
  const id = context.nextLeaf++;
  const kind = type.is === 'scalar' ? type.kind : 'none';
  const values = type.is === 'scalar' ? type.values : undefined;
  const tests = valueTests(node, { kind, values, base }, type, context);
  return tests === undefined ? undefined : { is: 'value', id, path, kind, tests };
}

type Tested = Omit<Subject, 'kind'> & { readonly kind: Kind | 'none' };

/** The tests of a value of this kind: a literal means equals. */
export function valueTests(
  node: YamlNode,
  tested: Tested,
  type: FieldType,
  context: Context,
): readonly ValueTest[] | undefined {
  if (node.is === 'list') return complain(context, node.at, 'a list is no test', 'write { in: […] }');
  if (node.is === 'scalar') {
    if (tested.kind === 'none')
      return complain(
        context,
        node.at,
        `${describeType(type)} is not one value`,
        'name one of its fields, or write { present: true }',
      );
    const read = oneOperand(node, { ...tested, kind: tested.kind }, context);
    const operand = singleOperand(read, node.at, context);
    return operand === undefined ? undefined : [{ operator: 'equals', operand }];
  }
  if (node.entries.length === 0) return complain(context, node.at, 'an empty test', 'name an operator');
  const tests = node.entries.map(entry => valueTest(entry, tested, type, context));
  return tests.every(test => test !== undefined) ? tests : undefined;
}

function valueTest(entry: YamlEntry, tested: Tested, type: FieldType, context: Context): ValueTest | undefined {
  const operator = operatorNamed(entry, type, context);
  if (operator === undefined) return undefined;
  const table = operatorOf(operator);
  if (!isValueOperator(operator))
    return complain(context, entry.at, `"${operator}" is for lists, and ${describeType(type)} is one value`);
  if (operator === 'present') return presentTest(entry, context);
  if (tested.kind === 'none')
    return complain(
      context,
      entry.at,
      `"${operator}" tests one value, and this is ${describeType(type)}`,
      'name one of its fields',
    );
  if (!table.kinds.includes(tested.kind))
    return complain(
      context,
      entry.at,
      `"${operator}" does not go with ${tested.kind}`,
      `it goes with ${table.kinds.join(', ')}`,
    );
  const operand = operandFor(table.operand, entry.value, { ...tested, kind: tested.kind }, context);
  return operand === undefined ? undefined : { operator, operand };
}

/** Reads what an operator takes. */
export function operandFor(takes: string, node: YamlNode, subject: Subject, context: Context) {
  if (takes === 'pattern') return checkPattern(node, context);
  if (takes === 'many') return manyOperand(node, subject, context);
  if (takes === 'one-or-many' && node.is === 'list') return manyOperand(node, subject, context);
  const operand = oneOperand(node, subject, context);
  return takes === 'one' ? singleOperand(operand, node.at, context) : operand;
}

/** `present: true`, or a boolean param. */
export function presentTest(entry: YamlEntry, context: Context): ValueTest | undefined {
  const { value } = entry;
  if (value.is === 'scalar' && typeof value.value === 'boolean')
    return { operator: 'present', operand: { is: 'literal', value: value.value } };
  const param = value.is === 'scalar' && typeof value.value === 'string' && value.value.startsWith('$');
  const operand = param ? oneOperand(value, { kind: 'boolean', base: context.subject }, context) : undefined;
  if (operand?.is === 'param') return { operator: 'present', operand };
  return param ? undefined : complain(context, value.at, 'present: takes true, false or a boolean param');
}

/** The operator that a key names; a field's name is told from a misspelt operator. */
export function operatorNamed(entry: YamlEntry, type: FieldType, context: Context): OperatorName | undefined {
  if (isOperator(entry.key)) return entry.key;
  const inside = namesIn(type).includes(entry.key);
  const hint = inside ? `join names with a dot: ….${entry.key}` : didYouMean(entry.key, OPERATOR_NAMES);
  return complain(
    context,
    entry.at,
    `there is no operator "${entry.key}"`,
    hint ?? `the operators are ${OPERATOR_NAMES.join(', ')}`,
  );
}

function isValueOperator(name: OperatorName): name is ValueOperator {
  return operatorOf(name).kinds.length > 0;
}
