import { Unknown } from '../../../model/value.ts';
import type { Run } from '../evaluate/run.ts';
import { literal, notEvaluated, type Value } from '../evaluate/value.ts';
import type { Span } from '../syntax/text.ts';

/** Values that are computed when they are first asked for, and once; one that needs itself is told and unknown. */
export class Lazy {
  readonly #run: Run;
  readonly #known = new Map<string, Value>();
  readonly #open: string[] = [];

  constructor(run: Run) {
    this.#run = run;
  }

  get(name: string, at: Span | undefined, compute: () => Value): Value {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    if (this.#open.includes(name)) return this.#cycle(name, at);
    this.#open.push(name);
    const value = this.#run.nested(compute) ?? tooDeep(name);
    this.#open.pop();
    this.#known.set(name, value);
    return value;
  }

  #cycle(name: string, at: Span | undefined): Value {
    const way = [...this.#open.slice(this.#open.indexOf(name)), name];
    const shown = way.length > 6 ? [...way.slice(0, 3), '…', ...way.slice(-2)] : way;
    this.#run.tell({
      message: `${name} refers to itself: ${shown.join(' → ')}`,
      at: at?.source.position(at.start),
      hint: 'break the circle',
    });
    return literal(new Unknown('expression', `${name} refers to itself`));
  }
}

function tooDeep(name: string): Value {
  return notEvaluated(`${name} nests too deep, or is too much, to be evaluated`);
}
