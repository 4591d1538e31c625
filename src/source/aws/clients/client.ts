import type { STSClientConfig } from '@aws-sdk/client-sts';

/** What every client is opened with; STS's own type stands for all, since the SDK's clients share it. */
export type ClientConfig = Pick<
  STSClientConfig,
  'region' | 'profile' | 'credentials' | 'requestHandler' | 'retryMode' | 'maxAttempts'
>;

export type Credentials = NonNullable<STSClientConfig['credentials']>;

/** A command of any client, by its constructor: the table of calls, not the compiler, knows which input each takes. */
declare class Command {
  constructor(input: object);
}

export interface Client {
  send(command: Command): Promise<object>;
  destroy(): void;
  /** `remove` says whether there was one of this name. */
  readonly middlewareStack: { remove(name: string): boolean };
}

/** One service of the SDK, with the commands that are used: named one by one, so that a bundle holds no others. */
export interface ClientModule {
  open(config: ClientConfig): Client;
  readonly commands: Readonly<Record<string, typeof Command>>;
}
