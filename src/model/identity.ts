import type { Inventory } from './inventory.ts';
import { isTemplate, type Scope } from './scope.ts';
import { type TypeName, typeOf } from './types.ts';
import { isRecord, type Resource, Unknown } from './value.ts';

/** What names a resource in reports: its address in a template; a security-group rule without an id is named by what it opens. */
export function idOf(type: TypeName, resource: Resource, inventory: Inventory): string {
  const address = inventory.declared(resource)?.address;
  if (address !== undefined) return address;
  const id = resource[typeOf(type).id];
  if (typeof id === 'string' && id !== '') return id;
  return type === 'SecurityGroupRule' ? describeRule(resource) : '?';
}

/** The ARN, where AWS gives the type one and the resource has it. */
export function arnOf(type: TypeName, resource: Resource): string | undefined {
  const { arn } = typeOf(type);
  const value = arn === undefined ? undefined : resource[arn];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** `tcp/5432@0.0.0.0/0`. */
function describeRule(rule: Resource): string {
  const { IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupInfo } = rule;
  const group = isRecord(ReferencedGroupInfo) ? ReferencedGroupInfo.GroupId : undefined;
  const from = [CidrIpv4, CidrIpv6, PrefixListId, group].find(value => typeof value === 'string') ?? '?';
  if (IpProtocol === '-1') return `all@${from}`;
  const range = FromPort === ToPort ? FromPort : `${FromPort}-${ToPort}`;
  return `${IpProtocol instanceof Unknown ? '?' : IpProtocol}${FromPort === undefined ? '' : `/${range}`}@${from}`;
}

/** The key of a scope in fingerprints: partition, account and region, or the root it was read from. */
export function scopeKey(scope: Scope): string {
  if (!isOfAccount(scope)) return scope.root ?? scope.path ?? '';
  return `${scope.partition ?? 'aws'}/${scope.account ?? ''}/${scope.region ?? ''}`;
}

/** Whether account and region tell a scope from others: several roots may be for the same. */
export function isOfAccount(scope: Pick<Scope, 'kind' | 'account' | 'region'>): boolean {
  return !isTemplate(scope) && (scope.account !== undefined || scope.region !== undefined);
}
