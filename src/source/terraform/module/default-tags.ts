import { Unknown } from '../../../model/value.ts';
import type { Written } from '../../template/declaration.ts';
import type { Env } from '../evaluate/env.ts';
import { isList, isMap } from '../evaluate/value.ts';
import type { Block } from '../syntax/syntax.ts';
import { writtenIn } from './blocks.ts';
import { toWritten } from './place.ts';

/** The tags that a provider gives everything it makes: `default_tags { tags = … }`. */
export function defaultTagsOf({ body }: Block, env: Env): Written | undefined {
  const blocks = writtenIn(body, 'default_tags', env);
  if (blocks === undefined) return undefined;
  if (!isList(blocks.value)) return toWritten(blocks);
  const [block] = blocks.value;
  const tags = block !== undefined && isMap(block.value) ? block.value.get('tags') : block;
  return tags === undefined ? undefined : toWritten(tags);
}

/** All the tags of a resource: its own win over its provider's; where either is not known there may be more. */
export function allTags(own: Written | undefined, byProvider: Written): Written {
  const parts = [byProvider, ...(own === undefined ? [] : [own])];
  const hidden = parts
    .map(({ value, open }) => (value instanceof Unknown ? value : open))
    .find(one => one !== undefined);
  const entries = parts.flatMap(({ value }) => (value instanceof Map ? [...value] : []));
  return { value: new Map(entries), at: own?.at, origin: 'literal', open: hidden };
}
