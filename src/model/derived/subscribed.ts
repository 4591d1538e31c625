import type { Inventory } from '../inventory.ts';
import { is } from '../relations/readers.ts';
import type { Run } from '../run.ts';
import { allOf, either, known, NO, OPEN, type Truth, YES } from '../truth.ts';
import { Collection, isAbsent, type Resource, toCollection, Unknown } from '../value.ts';
import { type DerivedFields, derive, listOf, mapOf, scalar } from './derived.ts';

const TYPE = 'EventSubscription';
const ALL = 'all';

/** The event categories of a source type that subscriptions reach together; `all` of one that names none. */
function subscribedCategories(_: Resource, run: Run, sourceType: string): Collection {
  const { inventory } = run;
  const lists = inventory.rows(TYPE).map(row => categoriesOf(row, reaches(row, sourceType, run), run));
  return new Collection(
    lists.flatMap(({ items }) => items),
    lists.flatMap(({ possible }) => possible),
    lists.find(({ doubt }) => doubt !== undefined)?.doubt,
    inventory.gap(TYPE) ?? lists.find(({ open }) => open !== undefined)?.open,
  );
}

const NOTHING = new Collection([]);

function categoriesOf(row: Resource, reached: Truth, { inventory }: Run): Collection {
  if (reached === NO) return NOTHING;
  const { items, possible, doubt, open } = toCollection(inventory.read(TYPE, row, 'EventCategoriesList'));
  const isAll = items.length === 0 && open === undefined;
  const certain = isAll && possible.length === 0 ? [ALL] : items;
  const maybe = isAll && possible.length > 0 ? [ALL, ...possible] : possible;
  return reached === YES
    ? new Collection(certain, maybe, doubt, open)
    : new Collection([], [...certain, ...maybe], doubtOf(row, inventory) ?? doubt, open);
}

/** It is on, delivers, and is to every source of the type: one that names its sources misses the next that is made. */
function reaches(row: Resource, sourceType: string, { inventory }: Run): Truth {
  const read = (name: string) => inventory.read(TYPE, row, name);
  const type = read('SourceType');
  return allOf([
    is(read('Enabled'), true),
    is(read('Status'), 'active'),
    isEmpty(toCollection(read('SourceIdsList'))),
    either(known(isAbsent(type)), is(type, sourceType)),
  ]);
}

/** Why it is not known whether a subscription reaches them. */
function doubtOf(row: Resource, inventory: Inventory): Unknown | undefined {
  const read = (name: string) => inventory.read(TYPE, row, name);
  const { doubt, open } = toCollection(read('SourceIdsList'));
  return [read('Enabled'), read('Status'), read('SourceType'), open, doubt].find(value => value instanceof Unknown);
}

function isEmpty({ items, possible, open }: Collection): Truth {
  if (items.length > 0) return NO;
  return possible.length > 0 || open !== undefined ? OPEN : YES;
}

export const REGION_FIELDS: DerivedFields = {
  subscribedCategories: derive(mapOf(listOf(scalar('text'))), subscribedCategories, {
    says: 'by source type: event categories that active subscriptions to all its sources reach together, or `all`',
    needs: [TYPE],
  }),
};
