import type { IncomingMessage } from 'node:http';
import { isRecord } from '../../../src/model/value.ts';
import type { Call, ProtocolName } from './call.ts';
import { inputOfForm } from './form.ts';
import { TestMistake } from './mistake.ts';
import { restCall } from './rest.ts';
import { type Operation, operationsOf, plain, type Service, serviceOf } from './services.ts';

/** What a request asks of which service in which region; throws where it is not one that an AWS SDK signs and sends. */
export async function callOf(request: IncomingMessage, body: string): Promise<Call> {
  const { region, signedFor, accessKey } = signatureOf(request);
  const service = serviceOf(signedFor);
  const operations = await operationsOf(service);
  const protocol = protocolOf(request, service);
  const asked = askedOf(request, protocol, body, operations);
  return { service, region, protocol, accessKey, ...asked };
}

/** The protocol that a request is written in. */
function protocolOf(request: IncomingMessage, service: Service): ProtocolName {
  const { headers } = request;
  if (headers['smithy-protocol'] !== undefined) {
    throw new TestMistake(`the endpoint does not speak ${String(headers['smithy-protocol'])}`);
  }
  if (headers['x-amz-target'] !== undefined) return headers['x-amzn-query-mode'] === 'true' ? 'json-query' : 'json';
  if (!String(headers['content-type']).startsWith('application/x-www-form-urlencoded')) return 'rest-json';
  return service.name === 'ec2' ? 'ec2' : 'query';
}

/** The region and service of the credential scope: `Credential=AKID/20260820/eu-west-1/rds/aws4_request`. */
function signatureOf({ headers }: IncomingMessage): {
  readonly region: string;
  readonly signedFor: string;
  readonly accessKey: string;
} {
  const scope = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request,/;
  const [, accessKey, region, signedFor] = scope.exec(headers.authorization ?? '') ?? [];
  if (accessKey === undefined || region === undefined || signedFor === undefined)
    throw new TestMistake('the request has no signature of version 4');
  return { region, signedFor, accessKey };
}

type Asked = Pick<Call, 'operation' | 'input'>;

function askedOf(
  request: IncomingMessage,
  protocol: ProtocolName,
  body: string,
  operations: ReadonlyMap<string, Operation>,
): Asked {
  if (protocol === 'rest-json') return restCall(request, body, operations);
  if (protocol === 'query' || protocol === 'ec2') {
    const form = new URLSearchParams(body);
    const operation = named(form.get('Action') ?? '', operations);
    return { operation, input: inputOfForm(form, operation.input, protocol) };
  }
  const target = String(request.headers['x-amz-target']);
  return { operation: named(target.slice(target.lastIndexOf('.') + 1), operations), input: inputOfJson(body) };
}

function named(name: string, operations: ReadonlyMap<string, Operation>): Operation {
  const operation = operations.get(plain(name));
  if (operation === undefined) throw new TestMistake(`the SDK has no operation ${name}`);
  return operation;
}

function inputOfJson(body: string): Call['input'] {
  const input: unknown = JSON.parse(body);
  return isRecord(input) ? input : {};
}
