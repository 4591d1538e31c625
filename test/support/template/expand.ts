import { resourceFields } from '../../../src/model/schema.ts';
import { isAbsent, type Resource } from '../../../src/model/value.ts';
import { members, parameters, replicated } from './expand-databases.ts';
import { grouped, routing, zoned } from './expand-network.ts';
import { sharing, sources } from './expand-snapshots.ts';
import type { Row } from './row.ts';

/** What examples put briefly as the rows that AWS would answer: derived fields become what they are derived from. */
export function expanded(rows: readonly Row[], language: string, asked: ReadonlySet<string>): readonly Row[] {
  const own = language === 'terraform' ? [(all: readonly Row[]) => sources(all, asked)] : [];
  return [sourced, encrypted, members, replicated, tagged, parameters, sharing, grouped, zoned, routing, ...own].reduce(
    (all, expand) => expand(all),
    rows,
  );
}

function without(fields: Resource, ...names: readonly string[]): Resource {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** What an example says of where it was written is what writes it now; names that it says are declared are written. */
function sourced(rows: readonly Row[]): readonly Row[] {
  return rows.map(row => {
    const { declared } = row.fields;
    const names = Array.isArray(declared) ? declared.filter(name => typeof name === 'string') : [];
    const missing = names.filter(name => row.fields[name] === undefined);
    const samples = missing.flatMap(name => {
      const sample = sampleOf(row.type, name);
      return sample === undefined ? [] : [[name, sample] as const];
    });
    return { ...row, fields: { ...without(row.fields, 'source', 'declared'), ...Object.fromEntries(samples) } };
  });
}

/** Some value that a field may have. */
function sampleOf(type: Row['type'], name: string): unknown {
  const known = resourceFields(type).get(name);
  if (known?.is !== 'scalar') return undefined;
  if (known.kind === 'window') return name.includes('Backup') ? '23:00-23:30' : 'sun:03:00-sun:04:00';
  return { boolean: true, number: 7, version: '8.0.36' }[String(known.kind)] ?? known.values?.[0] ?? 'given';
}

/** Resources by how they say that they are encrypted, beside the newer StorageEncryptionType. */
const FLAGS: Readonly<Record<string, string>> = {
  DBSnapshot: 'Encrypted',
  DBInstanceAutomatedBackup: 'Encrypted',
};

/** AWS says both whether and how something is encrypted; examples may say only how. */
function encrypted(rows: readonly Row[]): readonly Row[] {
  return rows.map(row => {
    const { StorageEncryptionType: how } = row.fields;
    const flag = FLAGS[row.type] ?? 'StorageEncrypted';
    if (!isAbsent(row.fields[flag]) || (how !== 'none' && how !== 'sse-kms')) return row;
    return { ...row, fields: { ...row.fields, [flag]: how === 'sse-kms' } };
  });
}

/** Whether a resource says of itself that it is plain and that it is encrypted, as AWS never does. */
export function isTorn({ type, fields }: Row): boolean {
  return fields.StorageEncryptionType === 'none' && fields[FLAGS[type] ?? 'StorageEncrypted'] === true;
}

/** Tags that AWS lists apart. */
function tagged(rows: readonly Row[]): readonly Row[] {
  const tags = rows.filter(({ type }) => type === 'Tag');
  const arnOf = ({ fields }: Row) => Object.entries(fields).find(([name]) => /Arn$/.test(name))?.[1];
  const withTags = rows.map(row => {
    const own = tags
      .filter(({ fields }) => fields.resourceArn === arnOf(row))
      .map(({ fields }) => without(fields, 'resourceArn'));
    return own.length === 0 || row.type === 'Tag' ? row : { ...row, fields: { ...row.fields, TagList: own } };
  });
  return withTags.filter(({ type }) => type !== 'Tag');
}
