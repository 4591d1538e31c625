import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Account, type AccountOptions } from './account.ts';
import { type Fault, Faults, type Target } from './faults.ts';
import type { AwsRecording } from './recordings.ts';
import { readRecordings } from './recordings.ts';
import { Responder } from './respond.ts';
import { type LoggedCall, Traffic } from './traffic.ts';

export interface EndpointOptions extends AccountOptions {
  /** Of recordings, `<account>/<region>/<service>.<command>[.<subject>].json`. */
  readonly folder?: string;
  /** Served beside those of the folder. */
  readonly recordings?: readonly AwsRecording[];
  /** Of faults that strike with a probability. */
  readonly seed?: string | number;
}

/** A running endpoint that answers as AWS would for the recorded account. */
export interface Endpoint {
  /** For a client's `endpoint`, or AWS_ENDPOINT_URL. */
  readonly url: string;
  /** For a program that is to talk to it: the address, and credentials that it accepts as it accepts any. */
  readonly environment: Readonly<Record<string, string>>;
  /** Requests so far, retries and pages included, as `{'rds:DescribeDBInstances eu-west-1': 2}`. */
  calls(): Readonly<Record<string, number>>;
  log(): readonly LoggedCall[];
  /** Requests that are being answered now, and the most there were at once. */
  inFlight(): { readonly now: number; readonly most: number };
  /** What no AWS would be asked, or the endpoint cannot do; each was answered with status 400 and the code TestMistake. */
  mistakes(): readonly string[];
  /** Strikes the calls of a target from now on; the function returned lifts it. Of several the last wins; latencies add up. */
  setFault(target: Target, fault: Fault): () => void;
  /** Ends every connection, also of calls that hang. */
  close(): Promise<void>;
}

/** Starts an endpoint on a free port of this machine. */
export async function startEndpoint(options: EndpointOptions): Promise<Endpoint> {
  const read = options.folder === undefined ? [] : readRecordings(options.folder);
  const recordings = [...read, ...(options.recordings ?? [])];
  const accounts = [options.account, ...(options.trusted ?? [])].map(
    account => new Account(recordings, { ...options, ...(account === undefined ? {} : { account }) }),
  );
  const traffic = new Traffic();
  const faults = new Faults(options.seed ?? 0);
  const responder = new Responder(accounts, faults, traffic);
  const server = createServer((request, response) => {
    void serve(responder, traffic, request, response);
  });
  const url = await listen(server);
  return {
    url,
    environment: environmentOf(url),
    calls: () => traffic.counts(),
    log: () => traffic.log,
    inFlight: () => traffic.inFlight,
    mistakes: () => traffic.mistakes,
    setFault: (target, fault) => faults.set(target, fault),
    close: () => close(server),
  };
}

async function serve(responder: Responder, traffic: Traffic, request: IncomingMessage, response: ServerResponse) {
  traffic.begin(response);
  const body = await text(request).catch(() => undefined);
  const reply = body === undefined ? undefined : await responder.reply(request, body);
  if (reply === undefined || response.destroyed) return;
  response.writeHead(reply.status, reply.headers).end(reply.body);
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the endpoint has no port');
  return `http://127.0.0.1:${address.port}`;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>(resolve => {
    server.close(() => resolve());
  });
  server.closeAllConnections();
  await closed;
}

function environmentOf(url: string): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  };
}
