import type { IncomingMessage } from 'node:http';
import { isRecord } from '../../../src/model/value.ts';
import type { Call } from './call.ts';
import { jsonName } from './json.ts';
import { TestMistake } from './mistake.ts';
import { type Schema, traitText } from './schema.ts';
import type { Operation } from './services.ts';

/** The operation whose method and path a REST request has, with its input from path, query and body. */
export function restCall(
  request: IncomingMessage,
  body: string,
  operations: ReadonlyMap<string, Operation>,
): Pick<Call, 'operation' | 'input'> {
  const url = new URL(request.url ?? '/', 'http://endpoint');
  for (const operation of operations.values()) {
    const labels = labelsOf(operation, request.method ?? '', url.pathname);
    if (labels !== undefined) return { operation, input: { ...labels, ...fields(operation, url.searchParams, body) } };
  }
  throw new TestMistake(`the SDK has no operation at ${request.method} ${url.pathname}`);
}

/** The labels in a path, `/detector/{DetectorId}`; undefined where the path is another operation's. */
function labelsOf({ traits }: Operation, method: string, path: string): Readonly<Record<string, string>> | undefined {
  const [ofMethod, template] = Array.isArray(traits.http) ? traits.http : [];
  if (ofMethod !== method || typeof template !== 'string') return undefined;
  const pattern = template
    .split('?')[0]
    ?.replace(/\{(\w+)\+?\}/g, '(?<$1>[^/]+)')
    .replace(/\/$/, '');
  const match = new RegExp(`^${pattern}/?$`).exec(path);
  if (match === null) return undefined;
  return Object.fromEntries(
    Object.entries(match.groups ?? {}).map(([label, text]) => [label, decodeURIComponent(text)]),
  );
}

function fields({ input }: Operation, query: URLSearchParams, body: string): Call['input'] {
  const sent: unknown = body === '' ? {} : JSON.parse(body);
  const members = [...input.members].flatMap(([field, memberOf]) => {
    const member = memberOf();
    const value = inQuery(member, query) ?? (isRecord(sent) ? sent[jsonName(field, member, 'jsonName')] : undefined);
    return value === undefined ? [] : [[field, value]];
  });
  return Object.fromEntries(members);
}

function inQuery(member: Schema, query: URLSearchParams): unknown {
  const name = traitText(member.traits, 'httpQuery');
  if (name === undefined || !query.has(name)) return undefined;
  if (member.kind === 'list') return query.getAll(name);
  const text = query.get(name);
  return member.kind === 'number' ? Number(text) : text;
}
