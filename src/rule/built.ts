import { BuiltConditions, WrittenConditions } from './built/conditions.ts';
import type { Condition, Rule } from './rule.ts';

/** What of a rule every run needs; the rest of it is read when it is asked for, which of most rules it never is. */
interface Head extends Omit<Rule, 'when' | 'assert' | keyof Prose | 'tests'> {
  /** Numbers of the lines of its conditions. */
  readonly when: number;
  readonly assert: number;
}
type Prose = Pick<Rule, 'title' | 'description' | 'remediation' | 'references' | 'controls' | 'equivalents'>;

/**
 * Checked rules as the build leaves them, without their examples: a line of all heads, a line of prose for each rule, and
 * the lines of all conditions.
 */
export function toBuilt(rules: readonly Rule[]): string {
  const conditions = new WrittenConditions();
  const parts = rules.map(rule => {
    const { title, description, remediation, references, controls, equivalents, tests: _, ...rest } = rule;
    return {
      head: {
        ...rest,
        when: conditions.number(rule.when),
        assert: conditions.number(rule.assert),
      } satisfies Head,
      prose: { title, description, remediation, references, controls, equivalents } satisfies Prose,
    };
  });
  const lines = [parts.map(({ head }) => head), ...parts.map(({ prose }) => prose)].map(line => JSON.stringify(line));
  return [...lines, ...conditions.lines].map(inAscii).join('\n');
}

/** The rules of such a text. */
export function fromBuilt(text: string): readonly Rule[] {
  const [first = '[]', ...lines] = text.split('\n');
  const heads: readonly Head[] = JSON.parse(first);
  const conditions = new BuiltConditions(lines.slice(heads.length));
  return heads.map((head, i) => new BuiltRule(head, conditions, lines[i] ?? ''));
}

/** A rule that may be copied, which a rule of the build is not: its parts are read when they are asked for, and are in no copy. */
export function plainRule(rule: Rule): Rule {
  const { id, title, severity, category, tags, aliases, since, resource, description, remediation, references } = rule;
  const { controls, equivalents, params, metrics, when, assert, needs, tests } = rule;
  return {
    ...{ id, title, severity, category, tags, aliases, ...(since !== undefined && { since }), resource, description },
    ...{ remediation, references, controls, equivalents, params, metrics, when, assert, needs, tests },
  };
}

/**
 * A rule as plain data that may be changed: its conditions are its own, in common with no other rule's, and their leaves are
 * numbered within it.
 */
export function detachedRule(rule: Rule): Rule {
  let leaves = 0;
  const written = (name: string, value: unknown) => {
    if (name === 'common') return undefined;
    return name === 'id' ? leaves++ : value;
  };
  const own = (condition: Condition): Condition => JSON.parse(JSON.stringify(condition, written));
  const plain = plainRule(rule);
  return { ...plain, when: own(plain.when), assert: own(plain.assert) };
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
  private readonly head: Head;
  private readonly conditions: BuiltConditions;
  private readonly line: string;
  private parsed: Prose | undefined;

  constructor(head: Head, conditions: BuiltConditions, prose: string) {
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
    this.head = head;
    this.conditions = conditions;
    this.line = prose;
  }

  get when(): Condition {
    return this.conditions.at(this.head.when);
  }

  get assert(): Condition {
    return this.conditions.at(this.head.assert);
  }

  get title() {
    return this.prose.title;
  }

  get description() {
    return this.prose.description;
  }

  get remediation() {
    return this.prose.remediation;
  }

  get references() {
    return this.prose.references;
  }

  get controls() {
    return this.prose.controls;
  }

  get equivalents() {
    return this.prose.equivalents;
  }

  private get prose(): Prose {
    this.parsed ??= proseIn(this.line);
    return this.parsed;
  }
}

function proseIn(line: string): Prose {
  return JSON.parse(line);
}

/** Text of single bytes is read and parsed faster. */
function inAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
