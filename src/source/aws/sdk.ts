import type { Resource } from '../../model/value.ts';
import type { Api, ApiService } from './api.ts';
import type { Client, ClientConfig, ClientModule, Credentials } from './clients/client.ts';
import { fromPlain, toPlain } from './plain.ts';
import { type ProxySettings, tunnelAgent } from './proxy.ts';

export interface SdkOptions {
  /** In place of those of the profile or the environment: those of a role that was assumed. */
  readonly credentials?: Credentials | undefined;
  readonly profile?: string | undefined;
  /** Sockets of a client; as many as requests may be in flight. */
  readonly concurrency?: number | undefined;
  readonly proxy?: ProxySettings | undefined;
  /** Milliseconds to connect; 5,000 where it is left out. */
  readonly connectionTimeout?: number | undefined;
  /** Milliseconds for an answer, and between two pieces of it; 30,000 where it is left out. The SDK's own is none. */
  readonly requestTimeout?: number | undefined;
  /** How often a request is sent at most; 5 where it is left out. */
  readonly maxAttempts?: number | undefined;
}

/** An Api that holds connections. */
export interface SdkApi extends Api {
  close(): Promise<void>;
}

interface Opened {
  readonly client: Client;
  readonly commands: ClientModule['commands'];
}

const MODULES = {
  rds: async () => (await import('./clients/rds.ts')).rds,
  ec2: async () => (await import('./clients/ec2.ts')).ec2,
  cloudwatch: async () => (await import('./clients/cloudwatch.ts')).cloudwatch,
  kms: async () => (await import('./clients/kms.ts')).kms,
  guardduty: async () => (await import('./clients/guardduty.ts')).guardduty,
  secretsmanager: async () => (await import('./clients/secretsmanager.ts')).secretsmanager,
  sns: async () => (await import('./clients/sns.ts')).sns,
  backup: async () => (await import('./clients/backup.ts')).backup,
  lambda: async () => (await import('./clients/lambda.ts')).lambda,
  sts: async () => (await import('./clients/sts.ts')).sts,
} as const satisfies Record<ApiService, () => Promise<ClientModule>>;

/** Copies every question and answer without its secrets, for a log that there is not: a twentieth of a live scan. */
const LOG = 'loggerMiddleware';

/** AWS through its SDK: one client a service and region, opened when it is first asked, all with one set of credentials. */
export function sdkApi(options: SdkOptions = {}): SdkApi {
  const config = configOf(options);
  const clients = new Map<string, Promise<Opened>>();
  let chain: Promise<Credentials> | undefined;
  const open = async (service: ApiService, region: string): Promise<Opened> => {
    chain ??= import('./clients/sts.ts').then(sts => sts.credentialsOf({ ...config, region }));
    const [{ open, commands }, credentials] = await Promise.all([MODULES[service](), chain]);
    const client = open({ ...config, region, credentials });
    client.middlewareStack.remove(LOG);
    return { client, commands };
  };
  const opened = (service: ApiService, region: string): Promise<Opened> => {
    const key = `${service} ${region}`;
    const client = clients.get(key) ?? open(service, region);
    clients.set(key, client);
    return client;
  };
  return {
    profile: options.profile,
    call: async (service, region, operation, input) => send(await opened(service, region), operation, input),
    prepare: services => {
      for (const service of services) MODULES[service]().catch(() => undefined);
    },
    defaultRegion: async () => (await import('./clients/sts.ts')).regionOf(config),
    close: async () => {
      for (const { client } of await Promise.all(clients.values())) client.destroy();
    },
  };
}

async function send({ client, commands }: Opened, operation: string, input: Resource): Promise<Resource> {
  const Command = commands[operation];
  if (Command === undefined) throw new TypeError(`no client file has ${operation}Command`);
  return toPlain(await client.send(new Command(fromPlain(input))));
}

function configOf(options: SdkOptions): ClientConfig {
  const { profile, credentials } = options;
  const { concurrency = 32, connectionTimeout = 5_000, requestTimeout = 30_000, maxAttempts = 5 } = options;
  const agent = { keepAlive: true, maxSockets: concurrency };
  const requestHandler = {
    connectionTimeout,
    requestTimeout,
    socketTimeout: requestTimeout,
    throwOnRequestTimeout: true,
    httpAgent: agent,
    httpsAgent: tunnelAgent(options.proxy, agent) ?? agent,
  };
  const given = {
    ...(profile === undefined ? {} : { profile }),
    ...(credentials === undefined ? {} : { credentials }),
  };
  return { requestHandler, maxAttempts, retryMode: 'adaptive', ...given };
}
