import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Unknown } from '../../../src/model/value.ts';
import type { Declaration, Written } from '../../../src/source/template/declaration.ts';
import { loadTerraformRoot, type TerraformOptions, type TerraformRoot } from '../../../src/source/terraform/root.ts';

/** Files by their paths below a folder. */
export type Files = Readonly<Record<string, string>>;

/** A folder with these files, gone after the test. */
export function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'terraform-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

export interface Settings extends Partial<TerraformOptions> {
  /** The root's folder below the boundary. */
  readonly root?: string;
}

export async function load(files: Files | string, { root = '.', ...options }: Settings = {}): Promise<TerraformRoot> {
  const boundary = folderOf(typeof files === 'string' ? { 'main.tf': files } : files);
  return loadTerraformRoot(join(boundary, root), { variables: new Map(), varFiles: [], boundary, ...options });
}

/** Declarations by their addresses. */
export async function declared(files: Files | string, settings?: Settings): Promise<ReadonlyMap<string, Declaration>> {
  const { template } = await load(files, settings);
  return new Map((template?.declarations ?? []).map(one => [one.address, one]));
}

/** The values of what a resource `a_b.c` writes. */
export async function properties(text: string, settings?: Settings): Promise<Readonly<Record<string, unknown>>> {
  const resource = (await declared(text, settings)).get('a_b.c');
  return Object.fromEntries([...(resource?.properties ?? [])].map(([name, written]) => [name, plain(written)]));
}

/** The value of one expression; `more` stands beside it. */
export async function evaluated(expression: string, more = ''): Promise<unknown> {
  return (await properties(`resource "a_b" "c" {\n  v = ${expression}\n}\n${more}`)).v;
}

/** As plain data: an unknown as its detail in brackets, a list that may hold more with `…`. */
export function plain(written: Written | undefined): unknown {
  if (written === undefined) return undefined;
  const { value, open } = written;
  if (value instanceof Unknown) return `<${value.detail}>${value.exists ? '!' : ''}`;
  if (Array.isArray(value)) return [...value.map(plain), ...(open === undefined ? [] : ['…'])];
  if (!(value instanceof Map)) return value;
  return Object.fromEntries([...[...value].map(([key, one]) => [key, plain(one)]), ...(open ? [['…', true]] : [])]);
}

/** Whether it is not known at all. */
export function isUnknown(value: unknown): boolean {
  return typeof value === 'string' && /^<.*>!?$/.test(value);
}
