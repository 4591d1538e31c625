import type { Run } from '../../model/run.ts';
import { OPEN } from '../../model/truth.ts';
import type { Collection, Resource, Unknown } from '../../model/value.ts';
import type { CompiledList } from './elements.ts';
import { explainList, reasonOf, SHOWN } from './list-explain.ts';
import type { Judge } from './node.ts';

/** Why a list's truth is open, as its evidence has it; where elements may or may not belong the evidence itself is asked. */
export function reasonsOfList(list: CompiledList, base: unknown, subject: Resource, run: Run): readonly Unknown[] {
  const elements = list.select(base, subject, run);
  const { items, possible, doubt } = elements;
  if (possible.length > 0 || doubt !== undefined || items.length > SHOWN) return fromEvidence(list, base, subject, run);
  const [only, ...others] = list.tests;
  const deciding =
    only !== undefined && others.length === 0
      ? [only]
      : list.tests.filter(test => test.ask(elements, base, subject, run) === OPEN);
  return deciding.flatMap(test =>
    test.element === undefined
      ? [reasonOf(test, list.project(elements, run), base, subject, run)]
      : ofQuantifier(test.element, elements, subject, run),
  );
}

function fromEvidence(list: CompiledList, base: unknown, subject: Resource, run: Run): readonly Unknown[] {
  const spot = { base, prefix: '', place: undefined, negated: false };
  return explainList(list, spot, subject, run)
    .map(({ reason }) => reason)
    .filter(reason => reason !== undefined);
}

/** Those of the elements, and why there may be more of them. */
function ofQuantifier(element: Judge, { items, open }: Collection, subject: Resource, run: Run): readonly Unknown[] {
  const found = items.flatMap(item =>
    element.judge(item, subject, run) === OPEN ? element.reasons(item, subject, run) : [],
  );
  return open === undefined || found.includes(open) ? found : [...found, open];
}
