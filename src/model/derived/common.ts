import { elsewhere } from '../relations/join.ts';
import { readField } from '../relations/readers.ts';
import type { Run } from '../run.ts';
import { resourceFields } from '../schema.ts';
import { isTemplate } from '../scope.ts';
import { type TypeName, typeOf } from '../types.ts';
import { Collection, isAbsent, type Resource, toCollection, Unknown } from '../value.ts';
import { type DerivedFields, derive, listOf, mapOf, scalar } from './derived.ts';

const TAG_FIELDS = ['TagList', 'Tags'];

/** The tags of a resource, wherever its service puts them; what AWS does not describe with its tags has them listed apart. */
function tagList(type: TypeName, resource: Resource, run: Run): unknown {
  for (const name of TAG_FIELDS) {
    const tags = run.inventory.read(type, resource, name);
    if (!isAbsent(tags)) return tags;
  }
  return describesTags(type) || elsewhere(type, run.inventory) !== undefined
    ? undefined
    : listedTags(type, resource, run);
}

/** RDS lists the tags of some of its types with ListTagsForResource only; other services' tags are not asked for. */
function listedTags(type: TypeName, resource: Resource, { inventory }: Run): unknown {
  if (type === 'Region') return undefined;
  if (!isTaggedApart(type)) return new Unknown('not-collected', `the tags of a ${type} are not read`, 'scope');
  const arn = inventory.read(type, resource, typeOf(type).arn ?? '');
  if (typeof arn !== 'string')
    return arn instanceof Unknown ? arn : new Unknown('operand-absent', `the ${type} has no ARN`);
  const { rows, unsure } = inventory.find('Tag', 'resourceArn', arn);
  const others = unsure.map(({ row }) => row);
  return new Collection(rows, others, unsure[0]?.why, inventory.subjectGap('Tag', arn));
}

function describesTags(type: TypeName): boolean {
  const fields = resourceFields(type);
  return TAG_FIELDS.some(name => fields.has(name));
}

/** Its tags are rows of the type Tag. */
function isTaggedApart(type: TypeName): boolean {
  const { service, arn } = typeOf(type);
  return service === 'rds' && arn !== undefined && !describesTags(type);
}

/** One tag's value: absent when no tag has the key, unknown when one might. */
function tagValue(tags: unknown, key: string): unknown {
  const { items, possible, doubt, open } = toCollection(tags);
  const found = items.find(tag => readField(tag, 'Key') === key);
  if (found !== undefined) return readField(found, 'Value');
  const hidden = [...items, ...possible].map(tag => readField(tag, 'Key')).find(name => name instanceof Unknown);
  return maybe(hidden ?? open ?? (possible.some(tag => readField(tag, 'Key') === key) ? doubt : undefined));
}

/** That there are tags, or one more, does not say that there is one of this key. */
function maybe(why: unknown): unknown {
  return why instanceof Unknown && why.exists ? new Unknown(why.code, why.detail, why.level) : why;
}

/** The keys that people gave: AWS's own (aws:…) are left out, and a key that is not known may be one of those. */
function tagKeys(tags: unknown): Collection {
  const { items, possible, doubt, open } = toCollection(tags);
  const keys = (list: readonly unknown[]) => list.map(tag => readField(tag, 'Key')).filter(key => !isAbsent(key));
  const own = (key: unknown) => typeof key === 'string' && !key.startsWith('aws:');
  const certain = keys(items);
  const hidden = certain.filter(key => key instanceof Unknown);
  const why = hidden.find(key => key instanceof Unknown) ?? doubt;
  const maybe = [...hidden, ...keys(possible).filter(key => key instanceof Unknown || own(key))];
  return new Collection(certain.filter(own), maybe, why instanceof Unknown ? why : undefined, open);
}

/**
 * AWS's fields that are there: one whose value may be AWS::NoValue or null may be left out, and a transform may add some. As
 * an author wrote them; AWS's answer and its recording have them in different orders, which say nothing.
 */
function declared(resource: Resource, { inventory }: Run): Collection {
  const fields = Object.keys(resource).filter(name => /^[A-Z]/.test(name) && !isAbsent(resource[name]));
  const names = isTemplate(inventory.scope) ? fields : fields.sort();
  const doubtOf = (name: string) => {
    const value = resource[name];
    return value instanceof Unknown && !value.exists ? value : undefined;
  };
  const certain = names.filter(name => doubtOf(name) === undefined);
  const possible = names.filter(name => doubtOf(name) !== undefined);
  const doubt = possible.map(doubtOf).find(why => why !== undefined);
  return new Collection(certain, possible, doubt, inventory.declared(resource)?.open);
}

/** The fields that every resource type has. */
export function commonFields(type: TypeName): DerivedFields {
  const fromTags = { writtenIn: TAG_FIELDS, needs: isTaggedApart(type) ? (['Tag'] as const) : [] };
  return {
    source: derive(
      scalar('text', ['live', 'recorded', 'cloudformation', 'terraform', 'plan']),
      (_, run) => run.inventory.scope.kind,
      { says: 'the kind of source; never absent' },
    ),
    declared: derive(listOf(scalar('text')), declared, {
      says: "AWS's fields that are written; possible where the value may be nothing, open where a transform may add some",
      ofWhole: true,
    }),
    environment: derive(scalar('text'), (resource, run) => run.environmentOf?.(type, resource), {
      says: "the policy's; absent where none matches, unknown where the tags or account that decide are",
      ofWhole: true,
      ...fromTags,
    }),
    tags: derive(mapOf(scalar('text')), (resource, run, key) => tagValue(tagList(type, resource, run), key), {
      says: '`tags[key]`: absent where no tag has the key, unknown where one that is hidden may',
      ...fromTags,
    }),
    tagKeys: derive(listOf(scalar('text')), (resource, run) => tagKeys(tagList(type, resource, run)), {
      says: "without AWS's own (`aws:…`)",
      ...fromTags,
    }),
  };
}
