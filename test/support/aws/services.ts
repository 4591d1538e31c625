import { TestMistake } from './mistake.ts';
import { type Structure, structureOf, type Traits, traitsOf } from './schema.ts';

/** An API operation with what goes in and comes out, as the installed SDK has it. */
export interface Operation {
  readonly name: string;
  readonly traits: Traits;
  readonly input: Structure;
  readonly output: Structure;
}

/** A service that the endpoint speaks for. */
export interface Service {
  /** As the CLI and recordings call it. */
  readonly name: string;
  /** Of the answers in XML; the SDK does not look at it. */
  readonly namespace: string;
  readonly load: () => Promise<object>;
}

/** By the name that a request is signed for. */
const SERVICES: Readonly<Record<string, Service>> = {
  rds: service('rds', 'http://rds.amazonaws.com/doc/2014-10-31/', () => import('@aws-sdk/client-rds')),
  ec2: service('ec2', 'http://ec2.amazonaws.com/doc/2016-11-15/', () => import('@aws-sdk/client-ec2')),
  monitoring: service('cloudwatch', '', () => import('@aws-sdk/client-cloudwatch')),
  sts: service('sts', 'https://sts.amazonaws.com/doc/2011-06-15/', () => import('@aws-sdk/client-sts')),
  kms: service('kms', '', () => import('@aws-sdk/client-kms')),
  sns: service('sns', 'http://sns.amazonaws.com/doc/2010-03-31/', () => import('@aws-sdk/client-sns')),
  secretsmanager: service('secretsmanager', '', () => import('@aws-sdk/client-secrets-manager')),
  guardduty: service('guardduty', '', () => import('@aws-sdk/client-guardduty')),
  backup: service('backup', '', () => import('@aws-sdk/client-backup')),
  lambda: service('lambda', '', () => import('@aws-sdk/client-lambda')),
};

/** The service that a request is signed for. */
export function serviceOf(signedFor: string): Service {
  const found = Object.hasOwn(SERVICES, signedFor) ? SERVICES[signedFor] : undefined;
  if (found === undefined) throw new TestMistake(`the endpoint does not speak for the service ${signedFor}`);
  return found;
}

const loaded = new Map<Service, Promise<ReadonlyMap<string, Operation>>>();

/** Every operation of a service, by its name in lower case without hyphens: what the API's and the CLI's names have in common. */
export function operationsOf(service: Service): Promise<ReadonlyMap<string, Operation>> {
  const known = loaded.get(service) ?? service.load().then(read);
  loaded.set(service, known);
  return known;
}

/** `describe-db-instances` and `DescribeDBInstances` alike. */
export function plain(operation: string): string {
  return operation.replaceAll('-', '').toLowerCase();
}

function service(name: string, namespace: string, load: Service['load']): Service {
  return { name, namespace, load };
}

const OPERATION = 9;

function read(client: object): ReadonlyMap<string, Operation> {
  const operations = Object.values(client).filter(value => Array.isArray(value) && value[0] === OPERATION);
  return new Map(operations.map(readOperation).map(operation => [plain(operation.name), operation]));
}

function readOperation([, , name, traits, input, output]: readonly unknown[]): Operation {
  return { name: String(name), traits: traitsOf(traits), input: structureOf(input), output: structureOf(output) };
}
