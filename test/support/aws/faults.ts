import type { Call } from './call.ts';
import type { Refusal } from './errors.ts';
import { randomOf } from './random.ts';

/** Which calls a fault strikes; what is left out is any. */
export interface Target {
  /** As the CLI calls it: `cloudwatch`. */
  readonly service?: string;
  readonly operation?: string;
  readonly region?: string;
}

type Kind =
  | { readonly kind: Refusal }
  /** An error of another kind. */
  | { readonly kind: 'error'; readonly status: number; readonly code: string; readonly message?: string }
  /** Half the body, with status 200. */
  | { readonly kind: 'malformed' }
  /** No answer, until the client or the endpoint closes. */
  | { readonly kind: 'hang' }
  /** Milliseconds before the answer, or before whatever other fault there is. */
  | { readonly kind: 'latency'; readonly ms: number };

/** What goes wrong with a call. */
export type Fault = Kind & {
  /** Strikes the first so many of a service's, operation's and Region's calls that come while it is set. */
  readonly first?: number;
  /** From 0 to 1: strikes so often. Drawn from the endpoint's seed, for each service, operation and Region apart. */
  readonly probability?: number;
};

interface Setting {
  readonly target: Target;
  readonly fault: Fault;
  readonly seen: Map<string, { count: number; readonly random: () => number }>;
}

/** The faults that are set. */
export class Faults {
  readonly #settings = new Set<Setting>();
  readonly #seed: string | number;

  constructor(seed: string | number) {
    this.#seed = seed;
  }

  /** Sets a fault; the function returned lifts it. */
  set(target: Target, fault: Fault): () => void {
    const setting = { target, fault, seen: new Map() };
    this.#settings.add(setting);
    return () => {
      this.#settings.delete(setting);
    };
  }

  /** What strikes a call: how long it waits, and the fault of those set last. */
  strike(call: Call): { readonly latency: number; readonly fault: Fault | undefined } {
    const faults = [...this.#settings].filter(setting => isMeant(setting.target, call) && this.#strikes(setting, call));
    const latencies = faults.map(({ fault }) => (fault.kind === 'latency' ? fault.ms : 0));
    return {
      latency: latencies.reduce((sum, ms) => sum + ms, 0),
      fault: faults.findLast(({ fault }) => fault.kind !== 'latency')?.fault,
    };
  }

  #strikes({ fault, seen }: Setting, { service, operation, region }: Call): boolean {
    const key = `${service.name} ${operation.name} ${region}`;
    const history = seen.get(key) ?? { count: 0, random: randomOf(`${this.#seed} ${key}`) };
    seen.set(key, history);
    history.count += 1;
    if (fault.first !== undefined && history.count > fault.first) return false;
    return fault.probability === undefined || history.random() < fault.probability;
  }
}

function isMeant(target: Target, { service, operation, region }: Call): boolean {
  return (
    (target.service ?? service.name) === service.name &&
    (target.operation ?? operation.name) === operation.name &&
    (target.region ?? region) === region
  );
}
