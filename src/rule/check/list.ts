import type { FieldType } from '../../model/schema.ts';
import type { Position } from '../../util/errors.ts';
import type { YamlEntry, YamlNode } from '../../util/yaml.ts';
import { type OperatorName, operatorOf } from '../operators.ts';
import type { Condition, ListTest, Path } from '../rule.ts';
import { type Context, complain } from './context.ts';
import { describeType, type ResolvedPath, splitPath } from './path.ts';
import { operandFor, operatorNamed, presentTest, valueTests } from './value.ts';

/** Checks a condition on an element. */
type Check = (node: YamlNode, base: FieldType, context: Context) => Condition;

/** The element itself, before any projection. */
const SELF: Path = { text: '', steps: [] };

/** A leaf on a list; the conditions inside it are checked by `check`, since they may hold lists again. */
export function listCondition(
  resolved: ResolvedPath,
  projection: Path,
  node: YamlNode,
  base: FieldType,
  context: Context,
  check: Check,
): Condition | undefined {
  const { path, type } = resolved;
  const id = context.nextLeaf++;
  if (node.is !== 'map') return listNeedsQuantifier(resolved, node.at, context);
  const tests: ListTest[] = [];
  let where: Condition | undefined;
  for (const entry of node.entries) {
    const operator = operatorNamed(entry, type, context);
    if (operator === 'where') where = elementCondition(entry.value, SELF, resolved, context, check);
    else if (operator !== undefined) {
      const test = listTest(operator, entry, projection, resolved, base, context, check);
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
  resolved: ResolvedPath,
  base: FieldType,
  context: Context,
  check: Check,
): ListTest | undefined {
  const { type } = resolved;
  switch (operator) {
    case 'every':
    case 'some':
    case 'none':
      return { operator, condition: elementCondition(entry.value, projection, resolved, context, check) };
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
  resolved: ResolvedPath,
  context: Context,
  check: Check,
): Condition {
  const { element } = resolved;
  const type = projection === SELF ? element : resolved.type;
  if (type.is === 'scalar') {
    const id = context.nextLeaf++;
    const tests = valueTests(node, { kind: type.kind, values: type.values, base: element }, type, context) ?? [];
    return { is: 'value', id, path: projection, kind: type.kind, tests };
  }
  if (projection.steps.length === 0) return check(node, type, context);
  if (node.is === 'map') return check(prefixed(node, projection.text), element, context);
  return check(node, type, context);
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
