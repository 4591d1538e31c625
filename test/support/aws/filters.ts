import { isRecord, type Resource } from '../../../src/model/value.ts';
import { TestMistake } from './mistake.ts';
import type { Schema, Structure } from './schema.ts';
import { listOf, recordOf } from './values.ts';

/** Whether a row meets every one of a request's `Filters`: `[{Name, Values}]`, as EC2 and RDS have them. */
export function filterTest(schema: Structure, filters: unknown): (row: Resource) => boolean {
  const tests = listOf(filters, 'Filters').map(filter => {
    const { Name: name, Values: values } = recordOf(filter, 'Filters');
    return oneTest(schema, String(name), listOf(values, `the values of ${String(name)}`).map(pattern));
  });
  return row => tests.every(test => test(row));
}

function oneTest(schema: Structure, name: string, patterns: readonly RegExp[]): (row: Resource) => boolean {
  const isMet = (value: unknown) => patterns.some(one => one.test(String(value)));
  if (name === 'tag-key') return row => tagsOf(row).some(tag => isMet(tag.Key));
  if (name.startsWith('tag:'))
    return row => tagsOf(row).some(tag => `tag:${String(tag.Key)}` === name && isMet(tag.Value));
  const path = pathOf(schema, name.split('.'), name);
  return row => valuesAt(row, path).some(isMet);
}

function tagsOf(row: Resource): readonly Resource[] {
  const tags = row.Tags ?? row.TagList;
  return Array.isArray(tags) ? tags.filter(isRecord) : [];
}

/** `association.subnet-id` as `[Associations, SubnetId]`, `db-instance-id` as `[DBInstanceIdentifier]`. */
function pathOf(schema: Schema, names: readonly string[], filter: string): readonly string[] {
  const [name, ...deeper] = names;
  if (name === undefined) return [];
  const inside = schema.kind === 'list' ? schema.element() : schema;
  const fields = inside.kind === 'structure' ? [...inside.members] : [];
  const plain = name.replaceAll('-', '').toLowerCase();
  const wanted = [plain, `${plain}s`, `${plain}entifier`];
  const found = fields.find(([field]) => wanted.includes(field.toLowerCase()));
  if (found === undefined) throw new TestMistake(`the endpoint does not know the filter ${filter}`);
  return [found[0], ...pathOf(found[1](), deeper, filter)];
}

function valuesAt(value: unknown, path: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(item => valuesAt(item, path));
  const [field, ...deeper] = path;
  if (field === undefined) return value === undefined ? [] : [value];
  return isRecord(value) ? valuesAt(value[field], deeper) : [];
}

/** EC2's wildcards: `*` for any characters, `?` for one. */
function pattern(value: unknown): RegExp {
  const literal = String(value).replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}
