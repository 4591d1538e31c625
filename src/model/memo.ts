import type { Resource } from './value.ts';

/**
 * What was worked out for resources of one scope, kept by question: rules that ask the same of a resource share the
 * answer. Of the resources that rules judge one after the other only the last is kept, so memory does not grow with them.
 */
export class Memo {
  readonly #kept = new Map<string, Map<Resource, unknown>>();
  readonly #last = new Map<string, { resource: Resource; answer: unknown }>();

  /** For resources that many others lead to: a security group, a subnet. */
  keep(question: string, resource: Resource, answer: () => unknown): unknown {
    let answers = this.#kept.get(question);
    if (answers === undefined) {
      answers = new Map();
      this.#kept.set(question, answers);
    }
    if (answers.has(resource)) return answers.get(resource);
    const found = answer();
    answers.set(resource, found);
    return found;
  }

  /** For the resource that is being judged. */
  keepLast(question: string, resource: Resource, answer: () => unknown): unknown {
    const last = this.#last.get(question);
    if (last?.resource === resource) return last.answer;
    const found = answer();
    if (last === undefined) this.#last.set(question, { resource, answer: found });
    else {
      last.resource = resource;
      last.answer = found;
    }
    return found;
  }
}
