import { isRecord, type Resource } from '../../model/value.ts';

/** What stands at a way of names into an answer, dots going deeper; the empty way is the answer itself. */
export function valueAt(output: Resource, way: string): unknown {
  if (way === '') return output;
  return way.split('.').reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), output);
}
