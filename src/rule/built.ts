import type { Rule } from './rule.ts';

/** What of a rule every run needs; the rest of it is read when it is asked for, which of most rules it never is. */
type Head = Omit<Rule, keyof Logic | keyof Prose | 'tests'>;
type Logic = Pick<Rule, 'when' | 'assert'>;
type Prose = Pick<Rule, 'description' | 'remediation' | 'references' | 'equivalents'>;

/** Checked rules as the build leaves them, without their examples: a line of all heads, then two lines for each rule. */
export function toBuilt(rules: readonly Rule[]): string {
  const parts = rules.map(({ when, assert, description, remediation, references, equivalents, tests: _, ...head }) => ({
    head: head satisfies Head,
    logic: { when, assert } satisfies Logic,
    prose: { description, remediation, references, equivalents } satisfies Prose,
  }));
  const lines = [parts.map(({ head }) => head), ...parts.flatMap(({ logic, prose }) => [logic, prose])];
  return lines.map(line => inAscii(JSON.stringify(line))).join('\n');
}

/** The rules of such a text. */
export function fromBuilt(text: string): readonly Rule[] {
  const [first = '[]', ...lines] = text.split('\n');
  const heads: readonly Head[] = JSON.parse(first);
  return heads.map((head, i) => builtRule(head, lines[2 * i], lines[2 * i + 1]));
}

function builtRule(head: Head, logicLine: string | undefined, proseLine: string | undefined): Rule {
  const logic = once<Logic>(logicLine);
  const prose = once<Prose>(proseLine);
  return {
    ...head,
    get when() {
      return logic().when;
    },
    get assert() {
      return logic().assert;
    },
    get description() {
      return prose().description;
    },
    get remediation() {
      return prose().remediation;
    },
    get references() {
      return prose().references;
    },
    get equivalents() {
      return prose().equivalents;
    },
    tests: [],
  };
}

function once<Part>(line = ''): () => Part {
  let part: Part | undefined;
  return () => {
    part ??= parsed<Part>(line);
    return part;
  };
}

function parsed<Part>(line: string): Part {
  return JSON.parse(line);
}

/** Text of single bytes is read and parsed faster. */
function inAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
