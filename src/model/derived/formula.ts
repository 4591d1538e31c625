/** What a parameter formula may name; undefined where it is not known. */
export type Variables = Readonly<Record<string, number | undefined>>;

/** Whether a parameter's value is a formula over the instance: `{DBInstanceClassMemory/12582880}`, `LEAST({…},5000)`. */
export function isFormula(text: string): boolean {
  return text.includes('{') || /^\s*(GREATEST|LEAST|SUM)\s*\(/i.test(text);
}

/**
 * A parameter formula's value; undefined where it names something that is not known or cannot be read.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ParamValuesRef.html
 */
export function evaluate(text: string, variables: Variables): number | undefined {
  const tokens = text.match(/\d+(?:\.\d+)?|[A-Za-z]\w*|[{}(),*/+-]|\S/g) ?? [];
  const reader = new Reader(tokens, variables);
  const value = reader.sum();
  return reader.atEnd && Number.isFinite(value) ? value : undefined;
}

const FUNCTIONS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  greatest: values => Math.max(...values),
  least: values => Math.min(...values),
  sum: values => values.reduce((sum, value) => sum + value, 0),
  log: ([value = Number.NaN]) => Math.log2(value),
};

/** Recursive descent; what cannot be read or is not known is NaN, which spreads. */
class Reader {
  readonly #tokens: readonly string[];
  readonly #variables: Variables;
  #next = 0;

  constructor(tokens: readonly string[], variables: Variables) {
    this.#tokens = tokens;
    this.#variables = variables;
  }

  get atEnd(): boolean {
    return this.#next === this.#tokens.length;
  }

  sum(): number {
    let value = this.#product();
    for (;;) {
      if (this.#take('+')) value += this.#product();
      else if (this.#take('-')) value -= this.#product();
      else return value;
    }
  }

  #product(): number {
    let value = this.#factor();
    for (;;) {
      if (this.#take('*')) value *= this.#factor();
      else if (this.#take('/')) value /= this.#factor();
      else return value;
    }
  }

  #factor(): number {
    if (this.#take('-')) return -this.#factor();
    if (this.#take('{')) return Math.floor(this.#closed('}'));
    if (this.#take('(')) return this.#closed(')');
    const token = this.#tokens[this.#next] ?? '';
    this.#next += 1;
    if (/^\d/.test(token)) return Number(token);
    return this.#take('(') ? this.#call(token) : this.#variable(token);
  }

  #variable(name: string): number {
    return (Object.hasOwn(this.#variables, name) ? this.#variables[name] : undefined) ?? Number.NaN;
  }

  #call(name: string): number {
    const values = [this.sum()];
    while (this.#take(',')) values.push(this.sum());
    const known = Object.hasOwn(FUNCTIONS, name.toLowerCase()) ? FUNCTIONS[name.toLowerCase()] : undefined;
    return this.#take(')') && known !== undefined ? known(values) : Number.NaN;
  }

  #closed(end: string): number {
    const value = this.sum();
    return this.#take(end) ? value : Number.NaN;
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#next] !== token) return false;
    this.#next += 1;
    return true;
  }
}
