import type { Resource } from '../../../src/model/value.ts';
import type { Api } from '../../../src/source/aws.ts';

export const ACCOUNT = '111122223333';

/** An answer, a function of the input, or an error to throw. */
export type Reply = Resource | Error | ((input: Resource, region: string) => Resource | Promise<Resource>);

/** One call as it reached the seam. */
export interface Asked {
  readonly call: string;
  readonly region: string;
  readonly input: Resource;
}

/** An api that answers from a table by `service:Operation`; what is not in it answers with nothing. */
export class FakeApi implements Api {
  readonly asked: Asked[] = [];
  readonly #replies: Readonly<Record<string, Reply>>;
  readonly #region: string | undefined;
  most = 0;
  #now = 0;

  constructor(replies: Readonly<Record<string, Reply>>, region?: string) {
    this.#replies = { 'sts:GetCallerIdentity': identity(), ...replies };
    this.#region = region;
  }

  async call(service: string, region: string, operation: string, input: Resource): Promise<Resource> {
    const call = `${service}:${operation}`;
    this.asked.push({ call, region, input });
    this.#now += 1;
    this.most = Math.max(this.most, this.#now);
    await new Promise(resolve => setImmediate(resolve));
    this.#now -= 1;
    const reply = this.#replies[call] ?? {};
    if (reply instanceof Error) throw reply;
    return typeof reply === 'function' ? reply(input, region) : reply;
  }

  async defaultRegion(): Promise<string | undefined> {
    return this.#region;
  }

  /** Calls without STS, each as often as it was asked, in order of name. */
  get calls(): readonly string[] {
    return this.asked
      .map(({ call }) => call)
      .filter(call => call !== 'sts:GetCallerIdentity')
      .sort();
  }

  inputsOf(call: string): readonly Resource[] {
    return this.asked.filter(one => one.call === call).map(({ input }) => input);
  }
}

/** What STS answers. */
export function identity(partition = 'aws'): Resource {
  return { Account: ACCOUNT, UserId: 'AIDA', Arn: `arn:${partition}:iam::${ACCOUNT}:user/auditor` };
}

/** An error as the SDK throws it. */
export function awsError(name: string, message: string = name): Error {
  return Object.assign(new Error(message), { name });
}

/** An error as node's network gives it. */
export function networkError(code: string): Error {
  return Object.assign(new Error(`connect ${code} 127.0.0.1:1`), { code });
}
