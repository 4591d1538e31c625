import { expressions, textOf } from './children.ts';
import type { Raw } from './raw.ts';
import type { Expression, Step } from './syntax.ts';
import type { SourceText } from './text.ts';

/** How what stands in brackets is read. */
type Convert = (raw: Raw, source: SourceText) => Expression;

/** `.name`, `[key]` or a splat, put to what stands before it. */
export function append(of: Expression, raw: Raw, source: SourceText, convert: Convert): Expression {
  if (raw.type !== 'splat') {
    const step = toStep(raw, source, convert);
    return step === undefined ? { is: 'broken', detail: 'this expression cannot be read' } : access(of, step);
  }
  const [kind] = raw.children;
  const inside = (kind?.children ?? []).slice(1);
  // What is indexed after `.*` is the whole list; after `[*]` each element.
  const end = kind?.type === 'attr_splat' ? inside.findIndex(isBracketed) : -1;
  const own = end < 0 ? inside : inside.slice(0, end);
  const steps = own.map(raw => toStep(raw, source, convert)).filter(step => step !== undefined);
  const rest = end < 0 ? [] : inside.slice(end);
  return rest.reduce<Expression>((whole, raw) => append(whole, raw, source, convert), { is: 'splat', of, steps });
}

function isBracketed(raw: Raw): boolean {
  return raw.children[0]?.type === 'new_index';
}

function toStep(raw: Raw, source: SourceText, convert: Convert): Step | undefined {
  if (raw.type === 'get_attr') return { attribute: textOf(raw, source).replace(/^\.\s*/, '') };
  const [index] = raw.children;
  if (raw.type !== 'index' || index === undefined) return undefined;
  if (index.type === 'legacy_index') {
    return { index: { is: 'literal', value: Number(textOf(index, source).replace('.', '')) } };
  }
  const [key] = expressions(index);
  return key === undefined ? undefined : { index: convert(key, source) };
}

function access(of: Expression, step: Step): Expression {
  return 'attribute' in step ? { is: 'attribute', of, name: step.attribute } : { is: 'index', of, key: step.index };
}
