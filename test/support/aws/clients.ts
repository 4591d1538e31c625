import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { EC2Client } from '@aws-sdk/client-ec2';
import { RDSClient } from '@aws-sdk/client-rds';
import { STSClient } from '@aws-sdk/client-sts';
import { afterEach } from 'vitest';
import { type Endpoint, type EndpointOptions, startEndpoint } from './endpoint.ts';

/** The recorded account of the fixtures. */
export const FOLDER = 'fixtures/recorded';
export const ACCOUNT = '111122223333';

const running: { close: () => Promise<void> }[] = [];
const clients: { destroy: () => void }[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await Promise.all(running.splice(0).map(endpoint => endpoint.close()));
});

/** An endpoint that is closed when the test ends. */
export async function start(options: EndpointOptions = { folder: FOLDER }): Promise<Endpoint> {
  const endpoint = await startEndpoint(options);
  running.push(endpoint);
  return endpoint;
}

/** A client that is destroyed when the test ends. */
export function kept<Client extends { destroy: () => void }>(client: Client): Client {
  clients.push(client);
  return client;
}

/** How a client talks to an endpoint; it tries once. */
export function configOf({ url }: Endpoint, region = 'eu-west-1', maxAttempts = 1) {
  return { region, endpoint: url, maxAttempts, credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' } };
}

/** Clients of an endpoint: its address, the Region, how often to try. */
export const rdsOf = (...to: Parameters<typeof configOf>) => kept(new RDSClient(configOf(...to)));
export const ec2Of = (...to: Parameters<typeof configOf>) => kept(new EC2Client(configOf(...to)));
export const cloudwatchOf = (...to: Parameters<typeof configOf>) => kept(new CloudWatchClient(configOf(...to)));
export const stsOf = (...to: Parameters<typeof configOf>) => kept(new STSClient(configOf(...to)));
