import { isSubject } from '../../model/lifecycle.ts';
import type { Run } from '../../model/run.ts';
import { OPEN, type Truth } from '../../model/truth.ts';
import type { TypeName } from '../../model/types.ts';
import type { Resource } from '../../model/value.ts';
import type { Condition, ListTest } from '../rule.ts';
import { compileCondition } from './condition.ts';
import type { Judge, Settings } from './node.ts';

/**
 * Compiles a condition on a resource of this type. What several rules have in common is compiled once for all of them, and
 * of the resource that is being judged each truth is worked out once.
 */
export function compileShared(condition: Condition, type: TypeName, settings: Settings): Judge | undefined {
  const { shared, ...own } = settings;
  if (shared === undefined) return compileCondition(condition, settings);
  const compile = (one: Condition): Judge | undefined => {
    const says = `${type} ${saying(one)}`;
    const known = shared.get(says);
    if (known !== undefined) return known;
    const compiled = compileCondition(one, own, compile);
    const judge = compiled && onceEach(compiled, settings);
    if (judge !== undefined && !isOfOneRule(says)) shared.set(says, judge);
    return judge;
  };
  return compile(condition);
}

/** Whether a resource of this type is anyone's to judge, worked out once for all rules. */
export function subjectsOf(type: TypeName, { shared, alike }: Settings): (resource: Resource, run: Run) => Truth {
  const plain = (resource: Resource, run: Run) => isSubject(type, resource, run.inventory);
  const key = `${type} is judged`;
  const once = { judge: (_: unknown, resource: Resource, run: Run) => plain(resource, run), ...SILENT };
  const known = shared?.get(key) ?? onceEach(once, {});
  shared?.set(key, known);
  const slot = alike?.slot(key, true, plain);
  return (resource, run) => {
    if (slot !== undefined && alike?.isSubject(resource, run)) alike.ask(slot, resource, run);
    return known.judge(resource, resource, run);
  };
}

const SILENT = { explain: () => [], reasons: () => [] } satisfies Omit<Judge, 'judge'>;

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
function onceEach(one: Judge, { alike }: Pick<Settings, 'alike'>): Judge {
  let last: Resource | undefined;
  let turn: number | undefined;
  let truth: Truth = OPEN;
  const judge: Judge['judge'] = (base, subject, run) => {
    if (alike?.isNoting === true) return one.judge(base, subject, run);
    const now = run.memo?.turn;
    if (now === undefined || now !== turn || subject !== last) {
      truth = one.judge(base, subject, run);
      last = subject;
      turn = now;
    }
    return truth;
  };
  return { ...one, judge };
}
