import { posix } from 'node:path';
import { Unknown } from '../../model/value.ts';
import type { Written } from '../template/declaration.ts';
import { entryIn, textIn } from './lookup.ts';
import type { Given } from './parameters.ts';
import { headerOf } from './place.ts';
import { type DeclaredResource, nestingProperty } from './resource.ts';
import type { Stack } from './stack.ts';
import { isScalar } from './written.ts';

/** Where the nested template lies: a file, or in words why none can be read. */
export function nestedFile(resource: DeclaredResource, stack: Stack, file: string): { path: string } | { why: string } {
  const value = stack.property(resource, nestingProperty(resource) ?? '')?.value;
  const url = isScalar(value ?? null) ? String(value) : undefined;
  const asset = assetOf(resource);
  const local = [url, asset].find(isLocal);
  if (local !== undefined) return { path: posix.join(posix.dirname(file), local) };
  return { why: url === undefined ? 'where its template is, is not known here' : 'its template is not a local file' };
}

/** The CDK writes the file of a nested template beside the address that it uploads it to. */
function assetOf({ body }: DeclaredResource): string | undefined {
  return textIn(entryIn(body, 'Metadata')?.value, 'aws:asset:path');
}

function isLocal(path: string | undefined): boolean {
  return path !== undefined && path !== '' && !path.startsWith('/') && !/^[a-z][a-z0-9+.-]*:/i.test(path);
}

/** What a nesting resource passes for the parameters of its template. */
export function passedBy(resource: DeclaredResource, stack: Stack): Given {
  return name => {
    const written = stack.property(resource, 'Parameters');
    if (written === undefined) return resource.open === undefined ? undefined : hidden(resource.open, resource);
    return argumentIn(written, name, resource);
  };
}

function argumentIn({ value, at, open }: Written, name: string, resource: DeclaredResource): Written | undefined {
  if (value instanceof Unknown) return { value, at, origin: 'parameter' };
  const argument = value instanceof Map ? value.get(name) : undefined;
  if (argument !== undefined) return argument.value === null ? undefined : argument;
  return open === undefined ? undefined : hidden(open, resource);
}

function hidden(value: Unknown, { entry }: DeclaredResource): Written {
  return { value, at: headerOf(entry), origin: 'parameter' };
}
