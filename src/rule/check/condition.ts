import type { FieldType, Kind } from '../../model/schema.ts';
import type { Position } from '../../util/errors.ts';
import { didYouMean } from '../../util/suggest.ts';
import type { YamlEntry, YamlNode } from '../../util/yaml.ts';
import { isOperator, OPERATOR_NAMES, type OperatorName, operatorOf } from '../operators.ts';
import type { Condition, ListTest, Path, ValueOperator, ValueTest } from '../rule.ts';
import { type Context, complain } from './context.ts';
import { manyOperand, oneOperand, type Subject, singleOperand } from './operand.ts';
import { describeType, namesIn, type ResolvedPath, resolvePath, splitPath } from './path.ts';
import { checkPattern } from './pattern.ts';

const SELF: Path = { text: '', steps: [] };

/** A map of entries, all of which must hold, judged from a base type on. */
export function checkCondition(node: YamlNode, base: FieldType, context: Context): Condition {
  if (node.is !== 'map') {
    complain(context, node.at, 'a condition is a map of paths to tests', 'write MultiAZ: true');
    return { is: 'all', of: [] };
  }
  if (node.entries.length === 0)
    complain(context, node.at, 'an empty condition', 'name a path and what is asked of it');
  const of = node.entries.map(entry => checkEntry(entry, base, context)).filter(condition => condition !== undefined);
  const [only] = of;
  return of.length === 1 && only !== undefined ? only : { is: 'all', of };
}

function checkEntry(entry: YamlEntry, base: FieldType, context: Context): Condition | undefined {
  const { key, value } = entry;
  if (key === 'not') return { is: 'not', of: checkCondition(value, base, context) };
  if (key === 'all' || key === 'any') return checkAlternatives(key, value, base, context);
  const resolved = resolvePath(key, base, entry.at, context);
  if (resolved === undefined) return undefined;
  return resolved.projection === undefined
    ? valueCondition(resolved, value, base, context)
    : listCondition(resolved, resolved.projection, value, base, context);
}

function checkAlternatives(
  is: 'all' | 'any',
  node: YamlNode,
  base: FieldType,
  context: Context,
): Condition | undefined {
  if (node.is !== 'list')
    return complain(context, node.at, `${is}: takes a list of conditions`, `write ${is}: [{ … }, { … }]`);
  if (node.items.length === 0) return complain(context, node.at, `${is}: of nothing`, 'name at least one condition');
  return { is, of: node.items.map(item => checkCondition(item, base, context)) };
}

function valueCondition(
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

function valueTests(
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

function operandFor(takes: string, node: YamlNode, subject: Subject, context: Context) {
  if (takes === 'pattern') return checkPattern(node, context);
  if (takes === 'many') return manyOperand(node, subject, context);
  if (takes === 'one-or-many' && node.is === 'list') return manyOperand(node, subject, context);
  const operand = oneOperand(node, subject, context);
  return takes === 'one' ? singleOperand(operand, node.at, context) : operand;
}

function presentTest(entry: YamlEntry, context: Context): ValueTest | undefined {
  const { value } = entry;
  if (value.is === 'scalar' && typeof value.value === 'boolean')
    return { operator: 'present', operand: { is: 'literal', value: value.value } };
  const param = value.is === 'scalar' && typeof value.value === 'string' && value.value.startsWith('$');
  const operand = param ? oneOperand(value, { kind: 'boolean', base: context.subject }, context) : undefined;
  if (operand?.is === 'param') return { operator: 'present', operand };
  return param ? undefined : complain(context, value.at, 'present: takes true, false or a boolean param');
}

function operatorNamed(entry: YamlEntry, type: FieldType, context: Context): OperatorName | undefined {
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

function listCondition(
  resolved: ResolvedPath,
  projection: Path,
  node: YamlNode,
  base: FieldType,
  context: Context,
): Condition | undefined {
  const { path, type, element } = resolved;
  const id = context.nextLeaf++;
  if (node.is !== 'map') return listNeedsQuantifier(resolved, node.at, context);
  const tests: ListTest[] = [];
  let where: Condition | undefined;
  for (const entry of node.entries) {
    const operator = operatorNamed(entry, type, context);
    if (operator === 'where') where = elementCondition(entry.value, SELF, element, element, context);
    else if (operator !== undefined) {
      const test = listTest(operator, entry, projection, resolved, base, context);
      if (test !== undefined) tests.push(test);
    }
  }
  if (tests.length === 0)
    return node.entries.some(entry => entry.key !== 'where')
      ? undefined
      : complain(context, node.at, 'where: alone asks nothing', 'add some, every, none or count');
  const kind = type.is === 'scalar' ? type.kind : 'none';
  const leaf = { is: 'list', id, path, projection, kind, tests } as const;
  return where === undefined ? leaf : { ...leaf, where };
}

function listNeedsQuantifier(resolved: ResolvedPath, at: Position, context: Context): undefined {
  return complain(context, at, `${resolved.path.text} is a list`, 'say what of it: some, every, none, count, covers …');
}

function listTest(
  operator: OperatorName,
  entry: YamlEntry,
  projection: Path,
  { type, element }: ResolvedPath,
  base: FieldType,
  context: Context,
): ListTest | undefined {
  switch (operator) {
    case 'every':
    case 'some':
    case 'none':
      return { operator, condition: elementCondition(entry.value, projection, type, element, context) };
    case 'count':
    case 'distinct':
      return numberTest(operator, entry, type, base, context);
    case 'covers':
    case 'within':
    case 'overlaps':
      return setTest(operator, entry, type, base, context);
    case 'present':
      return presentListTest(entry, context);
    default:
      return complain(
        context,
        entry.at,
        `"${operator}" tests one value, and this is a list`,
        'say some: { … }, every: { … } or none: { … }',
      );
  }
}

function presentListTest(entry: YamlEntry, context: Context): ListTest | undefined {
  const test = presentTest(entry, context);
  return test === undefined ? undefined : { operator: 'present', operand: test.operand };
}

/** A test of scalars or a condition on structures, judged on each element, through the projection where there is one. */
function elementCondition(
  node: YamlNode,
  projection: Path,
  type: FieldType,
  element: FieldType,
  context: Context,
): Condition {
  if (type.is === 'scalar') {
    const id = context.nextLeaf++;
    const tests = valueTests(node, { kind: type.kind, values: type.values, base: element }, type, context) ?? [];
    return { is: 'value', id, path: projection, kind: type.kind, tests };
  }
  if (projection.steps.length === 0) return checkCondition(node, type, context);
  if (node.is === 'map') return checkCondition(prefixed(node, projection.text), element, context);
  return checkCondition(node, type, context);
}

/** `a.b: { every: { c: 1 } }` asks of each element `b.c: 1`. */
function prefixed(node: Extract<YamlNode, { is: 'map' }>, prefix: string): YamlNode {
  const entries = node.entries.map(entry => {
    if (entry.key === 'not')
      return { ...entry, value: entry.value.is === 'map' ? prefixed(entry.value, prefix) : entry.value };
    if (entry.key !== 'all' && entry.key !== 'any') return prefixedEntry(entry, prefix);
    const { value } = entry;
    return {
      ...entry,
      value:
        value.is === 'list'
          ? { ...value, items: value.items.map(item => (item.is === 'map' ? prefixed(item, prefix) : item)) }
          : value,
    };
  });
  return { ...node, entries };
}

/** The place moves with the prefix, so that a name behind it is found where it is written. */
function prefixedEntry(entry: YamlEntry, prefix: string): YamlEntry {
  const column = entry.at.column - (splitPath(entry.key) === undefined ? 0 : prefix.length + 1);
  return { ...entry, key: `${prefix}.${entry.key}`, at: { ...entry.at, column } };
}

const NUMBER: FieldType = { is: 'scalar', kind: 'number' };

function numberTest(
  operator: 'count' | 'distinct',
  entry: YamlEntry,
  type: FieldType,
  base: FieldType,
  context: Context,
): ListTest | undefined {
  if (operator === 'distinct' && type.is !== 'scalar')
    return complain(
      context,
      entry.at,
      `"distinct" counts single values, and these are ${describeType(type)}`,
      'name one of their fields',
    );
  const tests = valueTests(entry.value, { kind: 'number', base }, NUMBER, context);
  return tests === undefined ? undefined : { operator, tests };
}

function setTest(
  operator: 'covers' | 'within' | 'overlaps',
  entry: YamlEntry,
  type: FieldType,
  base: FieldType,
  context: Context,
): ListTest | undefined {
  const kinds = operatorOf(operator).list;
  if (type.is !== 'scalar' || !kinds.includes(type.kind)) {
    return complain(
      context,
      entry.at,
      `"${operator}" on a list of ${describeType(type)}`,
      `say some: { ${operator}: … } or some: { in: … }`,
    );
  }
  const operand = operandFor('one-or-many', entry.value, { kind: type.kind, values: type.values, base }, context);
  return operand === undefined ? undefined : { operator, operand, kind: type.kind };
}
