import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

interface Source {
  readonly url: string;
  readonly date: string;
}

interface Table {
  readonly asOf: string;
  readonly sources: Readonly<Record<string, Source>>;
  readonly rows?: readonly Row[];
  readonly families?: readonly ClassFamily[];
  readonly sizes?: Readonly<Record<string, number>>;
}

interface Row {
  readonly source: string;
  readonly fixed?: Readonly<Record<string, string>>;
}

interface ClassFamily extends Row {
  readonly family: string;
  readonly generation: string;
  readonly processor: string;
  /** What RDS for SQL Server leaves of the vCPUs. */
  readonly sqlserver?: 'half';
  readonly gibPerVcpu?: number;
  readonly of?: readonly string[];
  /** vCPUs and GiB by size. */
  readonly classes?: Readonly<Record<string, readonly [number, number]>>;
}

/** The dated tables of `rules/data` as JSON that the program carries: text by path. Throws where a row names no dated source. */
export function factFiles(root: string): ReadonlyMap<string, string> {
  const folder = join(root, 'rules', 'data');
  const names = readdirSync(folder).filter(name => name.endsWith('.yaml'));
  return new Map(names.map(name => [pathOf(name), textOf(name, readFileSync(join(folder, name), 'utf8'))]));
}

function pathOf(name: string): string {
  return `src/model/facts/${basename(name, '.yaml')}.generated.json`;
}

function textOf(name: string, yaml: string): string {
  const table: Table = parse(yaml);
  const rows = table.rows ?? table.families ?? [];
  for (const row of rows) checkSource(name, table, row);
  const facts = table.families === undefined ? { rows: rows.map(plain) } : classes(table, table.families);
  return `${JSON.stringify({ asOf: table.asOf, ...facts }, null, 1)}\n`;
}

function checkSource(name: string, { asOf, sources }: Table, row: Row): void {
  const source = sources[row.source];
  const dated = [asOf, source?.date ?? ''].every(date => /^\d{4}-\d{2}-\d{2}$/.test(date));
  if (source === undefined || !dated || !/^https:/.test(source.url))
    throw new Error(`${name}: ${JSON.stringify(row)} has no source with a date and an address`);
}

/** A row without its source, which is for people; a map of versions as a list. */
function plain({ source: _, fixed, ...row }: Row): object {
  return fixed === undefined
    ? row
    : { ...row, fixed: Object.entries(fixed).map(([line, version]) => ({ line, version })) };
}

function classes({ sizes = {} }: Table, families: readonly ClassFamily[]) {
  return {
    families: Object.fromEntries(
      families.map(({ family, generation, processor, sqlserver }) => [family, { generation, processor, sqlserver }]),
    ),
    classes: Object.fromEntries(families.flatMap(family => classesOf(family, sizes))),
  };
}

function classesOf(
  { family, gibPerVcpu = 0, of = [], classes = {} }: ClassFamily,
  sizes: Readonly<Record<string, number>>,
) {
  const regular = of.map(size => {
    const vcpus = sizes[size];
    if (vcpus === undefined) throw new Error(`${family}.${size}: no such size`);
    return [`${family}.${size}`, { vcpus, memoryGiB: vcpus * gibPerVcpu }] as const;
  });
  const written = Object.entries(classes).map(
    ([size, [vcpus, memoryGiB]]) => [`${family}.${size}`, { vcpus, memoryGiB }] as const,
  );
  return [...regular, ...written];
}
