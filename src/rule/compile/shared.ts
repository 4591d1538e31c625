import { isSubject } from '../../model/lifecycle.ts';
import type { Run } from '../../model/run.ts';
import { OPEN, type Truth } from '../../model/truth.ts';
import type { TypeName } from '../../model/types.ts';
import type { Resource, Unknown } from '../../model/value.ts';
import type { Condition, ListTest } from '../rule.ts';
import type { Alike } from './alike.ts';
import { compileCondition } from './condition.ts';
import type { Explained, Judge, Settings, Spot } from './node.ts';

/**
 * Compiles a condition on a resource of this type. What several rules have in common is compiled once for all of them, when
 * it is first asked, and of the resource that is being judged each truth is worked out once.
 */
export function compileShared(condition: Condition, type: TypeName, settings: Settings): Judge | undefined {
  const { shared } = settings;
  if (shared === undefined) return compileCondition(condition, settings);
  const compile = (one: Condition): Judge | undefined => {
    const key = keyOf(one, type);
    if (key === undefined) {
      const compiled = compileCondition(one, settings, compile);
      return compiled && new OnceEach(() => compiled, settings.alike);
    }
    const known = shared.get(key);
    if (known !== undefined) return known;
    const judge = new OnceEach(() => compileCondition(one, settings, compile), settings.alike);
    shared.set(key, judge);
    return judge;
  };
  return isNothing(condition) ? undefined : compile(condition);
}

/** A condition of nothing, which a rule without `when` has. */
function isNothing(condition: Condition): boolean {
  return condition.is === 'all' && condition.of.length === 0;
}

/** Whether a resource of this type is anyone's to judge, worked out once for all rules. */
export function subjectsOf(type: TypeName, { shared, alike }: Settings): (resource: Resource, run: Run) => Truth {
  const plain = (resource: Resource, run: Run) => isSubject(type, resource, run.inventory);
  const key = `${type} is judged`;
  const once: Judge = { judge: (_, resource, run) => plain(resource, run), ...SILENT };
  // What is noted is the slot's; the truth itself is kept meanwhile too.
  const known = shared?.get(key) ?? new OnceEach(() => once, undefined);
  shared?.set(key, known);
  const slot = alike?.slot(key, true, plain);
  return (resource, run) => {
    if (slot !== undefined && alike?.isSubject(resource, run)) alike.ask(slot, resource, run);
    return known.judge(resource, resource, run);
  };
}

const SILENT = { explain: () => [], reasons: () => [] } satisfies Omit<Judge, 'judge'>;

/** The same for conditions that ask the same of this type; undefined for one that is its rule's own. */
function keyOf(condition: Condition, type: TypeName): number | string | undefined {
  const { common } = condition;
  if (common !== undefined) return common === false ? undefined : common;
  const says = `${type} ${saying(condition)}`;
  return isOfOneRule(says) ? undefined : says;
}

const said = new WeakMap<Condition, string>();

/** What a condition says, the same for two that are the same. */
function saying(condition: Condition): string {
  const known = said.get(condition) ?? sayingOf(condition);
  said.set(condition, known);
  return known;
}

function sayingOf(condition: Condition): string {
  switch (condition.is) {
    case 'all':
    case 'any':
      return `${condition.is}(${condition.of.map(saying).join()})`;
    case 'not':
      return `not(${saying(condition.of)})`;
    case 'value':
      return `${condition.path.text} ${condition.kind} ${JSON.stringify(condition.tests)}`;
    case 'list': {
      const { path, projection, kind, where, tests } = condition;
      const filter = where === undefined ? '' : saying(where);
      return `${path.text}/${projection.text} ${kind} (${filter}) ${tests.map(sayingOfTest).join()}`;
    }
  }
}

function sayingOfTest(test: ListTest): string {
  return 'condition' in test ? `${test.operator}(${saying(test.condition)})` : JSON.stringify(test);
}

/** Params and metrics are a rule's own. */
function isOfOneRule(says: string): boolean {
  return /\[\$|"is":"param"|"param":|\bmetrics\[/.test(says);
}

/** Remembers the truth for the resource that is being judged, unless what is asked is noted. */
class OnceEach implements Judge {
  private readonly compile: () => Judge | undefined;
  private readonly alike: Alike | undefined;
  private compiled: Judge | undefined;
  private last: Resource | undefined;
  private turn: number | undefined;
  private truth: Truth = OPEN;

  /** What `compile` gives is never left out: it does not depend on params, or has all that it needs. */
  constructor(compile: () => Judge | undefined, alike: Alike | undefined) {
    this.compile = compile;
    this.alike = alike;
  }

  judge(base: unknown, subject: Resource, run: Run): Truth {
    if (this.alike?.isNoting === true) return this.one.judge(base, subject, run);
    const now = run.memo?.turn;
    if (now === undefined || now !== this.turn || subject !== this.last) {
      this.truth = this.one.judge(base, subject, run);
      this.last = subject;
      this.turn = now;
    }
    return this.truth;
  }

  explain(spot: Spot, subject: Resource, run: Run): readonly Explained[] {
    return this.one.explain(spot, subject, run);
  }

  reasons(base: unknown, subject: Resource, run: Run): readonly Unknown[] {
    return this.one.reasons(base, subject, run);
  }

  private get one(): Judge {
    this.compiled ??= this.compile();
    if (this.compiled === undefined) throw new Error('a condition without params was left out');
    return this.compiled;
  }
}
