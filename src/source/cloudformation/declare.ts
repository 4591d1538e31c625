import { Unknown } from '../../model/value.ts';
import type { Declaration, Written } from '../template/declaration.ts';
import { METADATA } from '../template/ignore-metadata.ts';
import { entryIn } from './lookup.ts';
import { headerOf, placeOf } from './place.ts';
import type { Target } from './pseudo.ts';
import type { DeclaredResource } from './resource.ts';
import type { Stack } from './stack.ts';

/** Attributes of a resource beside its properties that rules read. */
const ATTRIBUTES = ['DeletionPolicy', 'UpdateReplacePolicy'];

/** What holds of every resource of a template. */
export interface Around {
  readonly target: Target;
  /** Why any of them may hold more than is written. */
  readonly open: Unknown | undefined;
  /** Why none of them may be created. */
  readonly maybe: Unknown | undefined;
  readonly calls: readonly string[];
}

/** A resource with its values; undefined where it is not created or does not say what it is. */
export function declare(resource: DeclaredResource, stack: Stack, around: Around): Declaration | undefined {
  const exists = stack.existence(resource);
  if (exists === false || resource.type === undefined) return undefined;
  return {
    type: resource.type,
    address: stack.address(resource),
    properties: propertiesOf(resource, stack),
    attributes: attributesOf(resource, stack),
    header: headerOf(resource.entry),
    maybe: exists instanceof Unknown ? exists : around.maybe,
    open: resource.open ?? around.open,
    region: around.target.region,
    account: around.target.account,
    calls: around.calls.length === 0 ? undefined : around.calls,
  };
}

function propertiesOf(resource: DeclaredResource, stack: Stack): ReadonlyMap<string, Written> {
  const properties = new Map<string, Written>();
  for (const name of resource.properties.keys()) {
    const value = stack.property(resource, name);
    if (value !== undefined) properties.set(name, value);
  }
  return properties;
}

function attributesOf({ body }: DeclaredResource, stack: Stack): ReadonlyMap<string, Written> {
  const attributes = new Map<string, Written>();
  for (const name of ATTRIBUTES) {
    const entry = entryIn(body, name);
    if (entry !== undefined) attributes.set(name, stack.evaluate(entry.value, placeOf(entry)));
  }
  const metadata = entryIn(body, 'Metadata')?.value;
  const own = metadata?.is === 'map' ? entryIn(metadata, METADATA) : undefined;
  if (own !== undefined) attributes.set(METADATA, stack.evaluate(own.value, placeOf(own)));
  return attributes;
}
