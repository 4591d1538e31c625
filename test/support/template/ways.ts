import { TEMPLATE_FIELDS } from '../../../src/model/derived/template.ts';
import { derivedOf } from '../../../src/model/derived.ts';
import { resourceFields } from '../../../src/model/schema.ts';
import type { TypeName } from '../../../src/model/types.ts';
import type { Rule } from '../../../src/rule/rule.ts';
import { pathsOf } from '../../../src/rule/walk.ts';

/** The fields of a type that a rule looks at, those of structures by dotted names. */
export function waysInto(rule: Rule, type: TypeName): readonly string[] {
  const ways = pathsOf(rule).flatMap(({ steps }) =>
    steps.flatMap((step, index) => {
      if (step.is === 'entry' || step.is === 'relation' || step.on !== type) return [];
      if (step.is === 'derived') return step.name === 'declared' ? ['declared'] : writtenIn(type, step.name);
      const next = steps[index + 1];
      return [
        step.name,
        ...(next?.is === 'field' && next.on === undefined && step.list !== true ? [`${step.name}.${next.name}`] : []),
      ];
    }),
  );
  return [...new Set(ways)];
}

/** A derived field of templates stands in the row itself. */
function writtenIn(type: TypeName, name: string): readonly string[] {
  return [name, ...(derivedOf(type)[name]?.writtenIn ?? [])].filter(one => resourceFields(type).has(one));
}

/** Whether a rule asks how a template says something, which no recording tells. */
export function asksForWriting(rule: Rule): boolean {
  const steps = pathsOf(rule).flatMap(path => path.steps);
  return steps.some(
    step => step.is === 'derived' && (step.name === 'source' || Object.hasOwn(TEMPLATE_FIELDS, step.name)),
  );
}

/** Whether a rule asks what kind of source it is judged on. */
export function asksForSource(rule: Rule): boolean {
  return pathsOf(rule).some(({ steps }) => steps.some(step => step.is === 'derived' && step.name === 'source'));
}
