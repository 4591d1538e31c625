import type { Declaration, Written } from '../../template/declaration.ts';
import type { Context, Fields, Mapping, Part } from '../../template/mapping.ts';
import { ownKey } from './identity.ts';
import { argumentsOf, blocksOf, like } from './values.ts';

const ENTRY: Fields = {
  prefixListId: { from: ['$list', 'prefix_list_id'] },
  Cidr: { from: 'cidr' },
  Description: { from: 'description' },
};

function entries(declaration: Declaration, context: Context): readonly Part[] {
  const written = declaration.properties.get('entry');
  const list = ownKey(context, 'id');
  const hidden = written?.open ?? declaration.open;
  const more = hidden === undefined ? [] : [like({ at: declaration.header, origin: 'literal' }, hidden)];
  return [...blocksOf(written), ...more].map(block => partOf(block, list));
}

function partOf(block: Written, list: Written): Part {
  const own = argumentsOf(block) ?? new Map([['cidr', block]]);
  return { properties: new Map([...own, ['$list', list]]), at: block.at };
}

export const PREFIX_LISTS: readonly Mapping[] = [
  { to: 'PrefixListEntry', fields: ENTRY, rows: entries, subject: context => ownKey(context, 'id') },
];

export const PREFIX_LIST_ENTRIES: readonly Mapping[] = [{ to: 'PrefixListEntry', fields: ENTRY }];
