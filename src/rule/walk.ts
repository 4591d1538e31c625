import type { Condition, ListTest, Operand, Path, Rule } from './rule.ts';

type Leaf = Extract<Condition, { readonly id: number }>;

/** A leaf of a rule with what stands above it. */
export interface FoundLeaf {
  readonly leaf: Leaf;
  readonly part: 'when' | 'assert';
  /** Under an odd number of negations, its own operator not counted. */
  readonly negated: boolean;
  /** Inside a `where`, which only selects. */
  readonly selecting: boolean;
  /** What holds of what its path starts from: the rule's `when` of the resource, a list's `where` of an element. */
  readonly guard: Condition | undefined;
}

/** Every leaf of a rule's conditions, lists before what they ask of their elements. */
export function leavesOf(rule: Rule): readonly FoundLeaf[] {
  const found: FoundLeaf[] = [];
  visit(rule.when, { part: 'when', negated: false, selecting: false, guard: undefined }, found);
  visit(rule.assert, { part: 'assert', negated: false, selecting: false, guard: rule.when }, found);
  return found;
}

type Above = Omit<FoundLeaf, 'leaf'>;

function visit(condition: Condition, above: Above, found: FoundLeaf[]): void {
  switch (condition.is) {
    case 'all':
    case 'any':
      for (const part of condition.of) visit(part, above, found);
      return;
    case 'not':
      visit(condition.of, { ...above, negated: !above.negated }, found);
      return;
    case 'value':
      found.push({ ...above, leaf: condition });
      return;
    case 'list':
      found.push({ ...above, leaf: condition });
      visitList(condition, above, found);
  }
}

function visitList(list: Extract<Condition, { is: 'list' }>, above: Above, found: FoundLeaf[]): void {
  if (list.where !== undefined) visit(list.where, { ...above, selecting: true, guard: undefined }, found);
  for (const test of list.tests) {
    if (!('condition' in test)) continue;
    const negated = above.negated !== (test.operator === 'none');
    visit(test.condition, { ...above, negated, guard: list.where }, found);
  }
}

/** Every path a rule reads, those of operands included, with what it starts from. */
export function pathsOf(rule: Rule): readonly Path[] {
  return leavesOf(rule).flatMap(({ leaf }) => [
    leaf.path,
    ...(leaf.is === 'list' ? [leaf.projection] : []),
    ...operandsOf(leaf).flatMap(operandPaths),
  ]);
}

function operandsOf(leaf: Leaf): readonly Operand[] {
  if (leaf.is === 'value') return leaf.tests.map(test => test.operand);
  return leaf.tests.flatMap(listOperands);
}

function listOperands(test: ListTest): readonly Operand[] {
  if ('tests' in test) return test.tests.map(one => one.operand);
  return 'operand' in test ? [test.operand] : [];
}

function operandPaths(operand: Operand): readonly Path[] {
  switch (operand.is) {
    case 'param':
      return operand.entry === undefined ? [] : [operand.entry];
    case 'path':
      return [operand.path];
    case 'product':
      return operand.factors.flatMap(operandPaths);
    case 'literal':
    case 'now':
      return [];
  }
}
