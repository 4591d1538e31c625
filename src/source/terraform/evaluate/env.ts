import type { Expression } from '../syntax/syntax.ts';
import type { Run } from './run.ts';
import { failure, type Value } from './value.ts';

/** What a bare name means in a module: `var`, `local`, a type of resource. */
export type Names = (name: string) => Value | undefined;

type Evaluator = (expression: Expression, env: Env) => Value;

/** Where an expression is evaluated: its module's names, and those of the loops around it. */
export class Env {
  readonly run: Run;
  readonly #names: Names;
  readonly #local: ReadonlyMap<string, Value>;
  readonly #evaluator: Evaluator;

  constructor(run: Run, evaluator: Evaluator, names: Names, local: ReadonlyMap<string, Value> = new Map()) {
    this.run = run;
    this.#evaluator = evaluator;
    this.#names = names;
    this.#local = local;
  }

  lookup(name: string): Value {
    return this.#local.get(name) ?? this.#names(name) ?? failure(`${name} is not a name that is known here`);
  }

  evaluate(expression: Expression): Value {
    return this.#evaluator(expression, this);
  }

  /** The same place with more names. */
  with(names: Iterable<readonly [string, Value]>): Env {
    return new Env(this.run, this.#evaluator, this.#names, new Map([...this.#local, ...names]));
  }

  /** A place where only these names are known. */
  only(names: ReadonlyMap<string, Value>): Env {
    return new Env(this.run, this.#evaluator, () => undefined, names);
  }
}
