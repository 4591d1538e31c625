import type { Condition, ListTest } from '../rule.ts';

type Group = Extract<Condition, { readonly is: 'all' | 'any' }>;
type Negation = Extract<Condition, { readonly is: 'not' }>;
type ValueLeaf = Extract<Condition, { readonly is: 'value' }>;
type ListLeaf = Extract<Condition, { readonly is: 'list' }>;
type Quantifier = Extract<ListTest, { readonly condition: Condition }>;

/** A condition as it stands in the build: the conditions in it are the numbers of their lines. */
type Line =
  | (Omit<Group, 'of'> & { readonly of: readonly number[] })
  | (Omit<Negation, 'of'> & { readonly of: number })
  | ValueLeaf
  | LineOfList;
type LineOfList = Omit<ListLeaf, 'where' | 'tests'> & {
  readonly where?: number | undefined;
  readonly tests: readonly (Exclude<ListTest, Quantifier> | QuantifierByNumber)[];
};
type QuantifierByNumber = Omit<Quantifier, 'condition'> & { readonly condition: number };

/** Writes the conditions of rules as lines; those that are the same are one line. */
export class WrittenConditions {
  readonly #lines: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #ofOneRule = new Set<number>();

  get lines(): readonly string[] {
    return this.#lines;
  }

  /** The number of the condition's line, from 0. */
  number(condition: Condition): number {
    const parts: number[] = [];
    const line = lineOf(condition, part => {
      const number = this.number(part);
      parts.push(number);
      return number;
    });
    const says = JSON.stringify({ ...line, id: undefined });
    const known = this.#numbers.get(says);
    if (known !== undefined) return known;
    const number = this.#lines.length;
    const isOfOneRule = SPEAKS_OF_ITS_RULE.test(says) || parts.some(part => this.#ofOneRule.has(part));
    if (isOfOneRule) this.#ofOneRule.add(number);
    this.#lines.push(JSON.stringify({ ...line, ...('id' in line && { id: number }), common: !isOfOneRule && number }));
    this.#numbers.set(says, number);
    return number;
  }
}

/** Of params and metrics, which are a rule's own. */
const SPEAKS_OF_ITS_RULE = /"is":"param"|"param":|"name":"metrics"/;

function lineOf(condition: Condition, number: (part: Condition) => number): Line {
  switch (condition.is) {
    case 'all':
    case 'any':
      return { is: condition.is, of: condition.of.map(number) };
    case 'not':
      return { is: 'not', of: number(condition.of) };
    case 'value':
      return condition;
    case 'list': {
      const { where, tests, ...leaf } = condition;
      const asked = tests.map(test => ('condition' in test ? { ...test, condition: number(test.condition) } : test));
      return { ...leaf, where: where && number(where), tests: asked };
    }
  }
}

/** Reads such lines, each when it is first asked for, which many never are. */
export class BuiltConditions {
  readonly #lines: readonly string[];
  readonly #read: (Condition | undefined)[] = [];

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  /** The condition of this line, the same object each time. */
  at(number: number): Condition {
    const read = this.#read[number] ?? this.#condition(JSON.parse(this.#lines[number] ?? ''));
    this.#read[number] = read;
    return read;
  }

  #condition(line: Line): Condition {
    switch (line.is) {
      case 'all':
      case 'any':
        return this.#group(line.is, line.common, line.of);
      case 'not':
        return { is: 'not', common: line.common, of: this.at(line.of) };
      case 'value':
        return line;
      case 'list':
        return this.#list(line);
    }
  }

  /** What it consists of is read when it is asked for: the first part often settles it. */
  #group(is: Group['is'], common: Group['common'], numbers: readonly number[]): Group {
    let parts: readonly Condition[] | undefined;
    const read = () => numbers.map(number => this.at(number));
    return {
      is,
      common,
      get of() {
        parts ??= read();
        return parts;
      },
    };
  }

  #list({ where, tests, ...leaf }: LineOfList): ListLeaf {
    const asked = tests.map(test => ('condition' in test ? { ...test, condition: this.at(test.condition) } : test));
    return where === undefined ? { ...leaf, tests: asked } : { ...leaf, tests: asked, where: this.at(where) };
  }
}
