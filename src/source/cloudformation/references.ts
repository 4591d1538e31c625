import type { Location } from '../../model/location.ts';
import { Unknown } from '../../model/value.ts';
import type { Origin, Written } from '../template/declaration.ts';
import type { Returned } from './attributes.ts';
import { endpointPort } from './endpoint-port.ts';
import type { Referred } from './referred.ts';
import type { DeclaredResource } from './resource.ts';
import { isSomething, likewise, unknown } from './written.ts';

/** What Ref or Fn::GetAtt gives: what the resource itself writes there, else something that is made with it. */
export function returnedBy(target: Referred, returned: Returned, what: string, at: Location): Written {
  const { resource, address } = target;
  const written = returned.property === undefined ? undefined : target.property(returned.property);
  const reference = returned.isOwn ? address : undefined;
  if (written !== undefined && isWritten(written)) return referred(written, returned, resource, reference, at);
  if (resource.open !== undefined && returned.property !== undefined)
    return unknown(resource.open.code, resource.open.detail, at, { exists: true, reference }, 'generated');
  const port = returned.property === 'Port' ? endpointPort(target, at) : undefined;
  if (port !== undefined) return port;
  const detail = `${what} of ${resource.id} is made when it is created`;
  return unknown('computed-at-apply', detail, at, { exists: !isCustom(resource), reference }, originOf(resource));
}

/** Nothing, an empty text and what may be nothing all leave it to AWS to name the resource. */
function isWritten({ value }: Written): boolean {
  return isSomething(value) || value instanceof Unknown;
}

function referred(
  written: Written,
  { property }: Returned,
  { id }: DeclaredResource,
  reference: string | undefined,
  at: Location,
): Written {
  const { value } = written;
  if (!(value instanceof Unknown)) return { ...written, at, from: written.from ?? `the ${property} of ${id}` };
  return { ...written, at, value: likewise(value, { exists: true, reference: reference ?? value.reference }) };
}

/** What a custom resource returns may be empty. */
function isCustom({ type }: DeclaredResource): boolean {
  return type === undefined || type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}

/** A secret's ARN stands for the secret. */
function originOf({ type, properties }: DeclaredResource): Origin {
  if (type !== 'AWS::SecretsManager::Secret') return 'generated';
  return properties.has('GenerateSecretString') ? 'generated' : 'secret-reference';
}
