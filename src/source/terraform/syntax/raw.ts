import type { Tree, TreeCursor } from 'web-tree-sitter';

/** A node of the grammar's own tree, comments left out. */
export interface Raw {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly children: readonly Raw[];
  /** The parser put it there to go on: it does not stand in the text. */
  readonly missing: boolean;
}

export interface RawTree {
  readonly root: Raw;
  readonly broken: boolean;
  /** Where comments begin. */
  readonly comments: readonly number[];
  /** Where it first nests deeper than what can be read; the tree then ends there. */
  readonly deep: number | undefined;
}

interface Open extends Raw {
  readonly children: Raw[];
}

/** Levels of the grammar's tree; a list in a list is three of them. */
const MAX_DEPTH = 700;

/** Types whose children matter; of the others the text says all. In a broken tree everything matters. */
const BRANCHES: ReadonlySet<string> = new Set(
  `config_file body attribute block expression literal_value collection_value for_expr operation template_expr
  quoted_template heredoc_template tuple object object_elem function_call function_arguments for_tuple_expr
  for_object_expr for_intro for_cond conditional unary_operation binary_operation index new_index splat attr_splat
  full_splat template_interpolation template_directive template_for template_for_start template_for_end template_if
  template_if_intro template_else_intro template_if_end`.split(/\s+/),
);

/** The whole tree as data, without recursion, so that the parser's memory can be freed; `base` is added to every offset. */
export function toRaw(tree: Tree, base: number): RawTree {
  const cursor = tree.walk();
  const broken = tree.rootNode.hasError;
  const root = open(cursor, base, broken);
  const stack = [root];
  const comments: number[] = [];
  let deep: number | undefined;
  for (let node = root; ; ) {
    const goesDown = (broken || BRANCHES.has(node.type)) && stack.length <= MAX_DEPTH && cursor.gotoFirstChild();
    if (!goesDown && !next(cursor, stack)) break;
    node = open(cursor, base, broken);
    if (node.type === 'comment') comments.push(node.start);
    else stack.at(-1)?.children.push(node);
    stack.push(node);
    if (stack.length > MAX_DEPTH) deep ??= node.start;
  }
  cursor.delete();
  return { root, broken, comments, deep };
}

/** On to the next node that is not below this one; the stack then ends with its parent. */
function next(cursor: TreeCursor, stack: Open[]): boolean {
  for (;;) {
    if (stack.length <= 1) return false;
    stack.pop();
    if (cursor.gotoNextSibling()) return true;
    cursor.gotoParent();
  }
}

function open(cursor: TreeCursor, base: number, broken: boolean): Open {
  const type = cursor.nodeType;
  const start = cursor.startIndex + base;
  return {
    type,
    start,
    // Marks are called what they are; each question to the parser costs.
    end: type.length === 1 && !broken ? start + 1 : cursor.endIndex + base,
    children: [],
    missing: broken && cursor.nodeIsMissing,
  };
}
