import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Resource } from '../../src/model/value.ts';
import { FOLDER } from './account.ts';
import { type Verdicts, verdictsById } from './verdicts.ts';

/** A file of a recorded list, and the key that the list stands under. */
const LISTS = {
  DBInstance: ['rds.describe-db-instances.json', 'DBInstances'],
  DBCluster: ['rds.describe-db-clusters.json', 'DBClusters'],
  DBSnapshot: ['rds.describe-db-snapshots.json', 'DBSnapshots'],
  DBClusterSnapshot: ['rds.describe-db-cluster-snapshots.json', 'DBClusterSnapshots'],
  DBProxy: ['rds.describe-db-proxies.json', 'DBProxies'],
} as const;

/** How rows of a type become others. */
export type Changes = Partial<Record<keyof typeof LISTS, (row: Resource) => Resource>>;

/** What all rules say of the account with rows changed. */
export function verdictsWith(changes: Changes): Verdicts {
  const folder = mkdtempSync(join(tmpdir(), 'rds-audit-changed-'));
  try {
    cpSync(FOLDER, folder, { recursive: true });
    for (const region of readdirSync(join(folder, '111122223333')))
      change(join(folder, '111122223333', region), changes);
    return verdictsById(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function change(folder: string, changes: Changes): void {
  for (const [type, [file, key]] of Object.entries(LISTS)) {
    const changed = Object.entries(changes).find(([name]) => name === type)?.[1];
    if (changed === undefined) continue;
    const path = join(folder, file);
    const content: Record<string, Resource[]> = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...content, [key]: (content[key] ?? []).map(changed) }));
  }
}

/** A row without some fields. */
export function lacking(row: Resource, fields: readonly string[]): Resource {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !fields.includes(name)));
}

/** The verdicts of two runs that differ, of resources that are meant. */
export function differing(before: Verdicts, now: Verdicts, isMeant: (key: string) => boolean): readonly string[] {
  return [...now]
    .filter(([key, status]) => isMeant(key) && before.get(key) !== status)
    .map(([key, status]) => `${key}: ${before.get(key)} -> ${status}`);
}
