import type { Condition, Rule } from './rule.ts';

/** What of a rule every run needs; the rest of it is read when it is asked for, which of most rules it never is. */
type Head = Omit<Rule, keyof Logic | keyof Prose | 'tests'>;
type Logic = Pick<Rule, 'when' | 'assert'>;
type Prose = Pick<Rule, 'title' | 'description' | 'remediation' | 'references' | 'controls' | 'equivalents'>;

/** Checked rules as the build leaves them, without their examples: a line of all heads, then three lines for each rule. */
export function toBuilt(rules: readonly Rule[]): string {
  const parts = rules.map(rule => {
    const {
      when,
      assert,
      title,
      description,
      remediation,
      references,
      controls,
      equivalents,
      tests: _,
      ...head
    } = rule;
    return {
      head: head satisfies Head,
      when,
      assert,
      prose: { title, description, remediation, references, controls, equivalents } satisfies Prose,
    };
  });
  const lines = [parts.map(({ head }) => head), ...parts.flatMap(({ when, assert, prose }) => [when, assert, prose])];
  return lines.map(line => inAscii(JSON.stringify(line))).join('\n');
}

/** The rules of such a text. */
export function fromBuilt(text: string): readonly Rule[] {
  const [first = '[]', ...lines] = text.split('\n');
  const heads: readonly Head[] = JSON.parse(first);
  return heads.map((head, i) => new BuiltRule(head, lines.slice(3 * i, 3 * i + 3)));
}

/** A rule as plain data, which a rule of the build is not: its parts are read when they are asked for, and are in no copy. */
export function plainRule(rule: Rule): Rule {
  const { id, title, severity, category, tags, aliases, since, resource, description, remediation, references } = rule;
  const { controls, equivalents, params, metrics, when, assert, needs, tests } = rule;
  return {
    ...{ id, title, severity, category, tags, aliases, ...(since !== undefined && { since }), resource, description },
    ...{ remediation, references, controls, equivalents, params, metrics, when, assert, needs, tests },
  };
}

/** Written out, so that all rules are objects of one shape, which are made and read faster. */
class BuiltRule implements Rule {
  readonly id: string;
  readonly severity: Rule['severity'];
  readonly category: string;
  readonly tags: Rule['tags'];
  readonly aliases: Rule['aliases'];
  readonly since?: string;
  readonly resource: Rule['resource'];
  readonly params: Rule['params'];
  readonly metrics: Rule['metrics'];
  readonly needs: Rule['needs'];
  readonly tests: Rule['tests'] = [];
  private readonly applicability: Part<Condition>;
  private readonly expectation: Part<Condition>;
  private readonly prose: Part<Prose>;

  constructor(head: Head, [when = '', assert = '', prose = '']: readonly string[]) {
    this.id = head.id;
    this.severity = head.severity;
    this.category = head.category;
    this.tags = head.tags;
    this.aliases = head.aliases;
    if (head.since !== undefined) this.since = head.since;
    this.resource = head.resource;
    this.params = head.params;
    this.metrics = head.metrics;
    this.needs = head.needs;
    this.applicability = new Part(when);
    this.expectation = new Part(assert);
    this.prose = new Part(prose);
  }

  get when() {
    return this.applicability.value;
  }

  get assert() {
    return this.expectation.value;
  }

  get title() {
    return this.prose.value.title;
  }

  get description() {
    return this.prose.value.description;
  }

  get remediation() {
    return this.prose.value.remediation;
  }

  get references() {
    return this.prose.value.references;
  }

  get controls() {
    return this.prose.value.controls;
  }

  get equivalents() {
    return this.prose.value.equivalents;
  }
}

/** A line of JSON, parsed when it is first asked for. */
class Part<Value> {
  private readonly line: string;
  private parsed: Value | undefined;

  constructor(line: string) {
    this.line = line;
  }

  get value(): Value {
    this.parsed ??= valueIn<Value>(this.line);
    return this.parsed;
  }
}

function valueIn<Value>(line: string): Value {
  return JSON.parse(line);
}

/** Text of single bytes is read and parsed faster. */
function inAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
