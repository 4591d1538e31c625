import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Inventory } from '../../../src/model/inventory.ts';
import { loadRecorded, type RecordedOptions } from '../../../src/source/recorded.ts';
import type { Loaded } from '../../../src/source/source.ts';
import { formatMistake } from '../../../src/util/errors.ts';

/** Contents by path; an object is written as JSON, text and bytes as they are. */
export type Files = Readonly<Record<string, unknown>>;

/** A folder with these files, removed when the test ends. */
export function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'rds-audit-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(
      path,
      typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content, null, 2),
    );
  }
  return folder;
}

/** Loads a folder with these files. */
export function load(files: Files, options?: RecordedOptions): Loaded {
  return loadRecorded([folderOf(files)], options);
}

/** The only inventory of a folder with these files, which must hold no mistake. */
export function inventoryOf(files: Files, options?: RecordedOptions): Inventory {
  return only(load(files, options));
}

/** The only inventory; a mistake or another one is an error. */
export function only({ inventories, mistakes }: Loaded): Inventory {
  const [inventory, ...others] = inventories;
  if (mistakes.length > 0) throw new Error(mistakes.map(formatMistake).join('\n'));
  if (inventory === undefined || others.length > 0) throw new Error(`${inventories.length} inventories`);
  return inventory;
}

/** The mistakes of a folder with these files, its own path cut out. */
export function mistakesOf(files: Files, options?: RecordedOptions): readonly string[] {
  const folder = folderOf(files);
  return loadRecorded([folder], options).mistakes.map(mistake => formatMistake(mistake).replaceAll(`${folder}/`, ''));
}

/** An instance that says little. */
export function instance(id: string, more: object = {}): object {
  return {
    DBInstanceIdentifier: id,
    DBInstanceArn: `arn:aws:rds:eu-west-1:111122223333:db:${id}`,
    DBInstanceStatus: 'available',
    ...more,
  };
}

/** An envelope of `rds-audit record`. */
export function envelope(operation: string, more: object): object {
  const scope = { account: '111122223333', region: 'eu-west-1', recordedAt: '2026-08-01T00:00:00Z' };
  return { rdsAudit: 1, service: 'rds', operation, input: {}, ...scope, ...more };
}
