import type { ServerResponse } from 'node:http';
import type { Call } from './call.ts';

/** A request that was understood. */
export interface LoggedCall {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Of the answer; undefined while there is none, and for good where the client went away. */
  readonly status: number | undefined;
}

interface Entry extends LoggedCall {
  status: number | undefined;
}

/** What came in, and how much of it at once. */
export class Traffic {
  readonly #log: Entry[] = [];
  readonly mistakes: string[] = [];
  #now = 0;
  #most = 0;

  /** Counts a request as in flight until its answer is written or its client goes away. */
  begin(response: ServerResponse): void {
    this.#now += 1;
    this.#most = Math.max(this.#most, this.#now);
    response.once('close', () => {
      this.#now -= 1;
    });
  }

  /** Notes what a request asks for; the function returned notes the status of its answer. */
  note({ service, operation, region, input }: Call): (status: number) => void {
    const entry: Entry = { service: service.name, operation: operation.name, region, input, status: undefined };
    this.#log.push(entry);
    return status => {
      entry.status = status;
    };
  }

  get log(): readonly LoggedCall[] {
    return this.#log;
  }

  get inFlight(): { readonly now: number; readonly most: number } {
    return { now: this.#now, most: this.#most };
  }

  /** How many requests there were, retries and pages included, as `rds:DescribeDBInstances eu-west-1`. */
  counts(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { service, operation, region } of this.#log) {
      const key = `${service}:${operation} ${region}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  }
}
