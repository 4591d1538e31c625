import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { checkInline, unusedInline } from '../../../src/audit/inline.ts';
import { auditor, type ScopeAudit } from '../../../src/audit.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { EMPTY_POLICY } from '../../../src/policy/policy.ts';
import { loadBuiltinRules } from '../../../src/rule/builtin.ts';
import { selectRules } from '../../../src/select.ts';
import { loadOffline, type OfflineOptions } from '../../../src/source/offline.ts';
import type { Loaded } from '../../../src/source/source.ts';
import { formatMistake } from '../../../src/util/errors.ts';
import { NOW } from '../../rule/support.ts';

/** Texts by their paths below a folder. */
export type Files = Readonly<Record<string, string>>;

export const INSTANCE = `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Db:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      PubliclyAccessible: true
`;

export const JSON_INSTANCE = JSON.stringify({
  Resources: { Db: { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql', PubliclyAccessible: true } } },
});

export const ROOT = `resource "aws_db_instance" "db" {
  engine              = "mysql"
  publicly_accessible = true
}
`;

export const RECORDING = JSON.stringify({
  DBInstances: [
    {
      DBInstanceIdentifier: 'db',
      DBInstanceArn: 'arn:aws:rds:eu-west-1:111122223333:db:db',
      Engine: 'mysql',
      PubliclyAccessible: true,
    },
  ],
});

/** What `terraform show -json` prints of one instance. */
export function planOf(values: object, address = 'aws_db_instance.db'): string {
  const [type, name] = address.split('.');
  const change = { actions: ['create'], before: null, after: values, after_unknown: {}, after_sensitive: {} };
  const resource = { address, mode: 'managed', type, name, provider_name: 'registry.terraform.io/hashicorp/aws' };
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.9.0',
    planned_values: { root_module: { resources: [{ ...resource, values }] } },
    resource_changes: [{ ...resource, change }],
    configuration: { root_module: { resources: [{ ...resource, expressions: {} }] } },
  });
}

/** A folder with these files that is gone after the test, with its links followed. */
export function folderOf(files: Files): string {
  const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'offline-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) write(folder, name, text);
  return folder;
}

function write(folder: string, name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

/** A whole input, told without the folder that it is in. */
export interface Told {
  /** `kind path` of each scope; recordings have no path of their own. */
  readonly scopes: readonly string[];
  readonly mistakes: readonly string[];
  readonly notes: readonly string[];
  readonly loaded: Loaded;
}

export async function load(
  folder: string,
  paths: readonly string[] = ['.'],
  options: OfflineOptions = {},
): Promise<Told> {
  const given = paths.map(path => (path === '-' ? '-' : join(folder, path)));
  const loaded = await loadOffline(given, options);
  const plain = (text: string) => text.replaceAll(`${folder}/`, '').replaceAll(folder, '.');
  return {
    scopes: loaded.inventories.map(({ scope }) =>
      plain(scope.kind === 'recorded' ? scope.kind : `${scope.kind} ${scope.path}`),
    ),
    mistakes: loaded.mistakes.map(mistake => plain(formatMistake(mistake))),
    notes: loaded.notes.map(plain),
    loaded,
  };
}

const PUBLIC = 'rds-instance-not-publicly-accessible';
const RULES = loadBuiltinRules();

/** What some rules find in an input; by default one that public instances fail. */
export function judge({ inventories }: Loaded, only: readonly string[] = [PUBLIC], now: Date = NOW) {
  const selected = selectRules(RULES, EMPTY_POLICY, { only, skip: [] });
  const audits: readonly ScopeAudit[] = inventories.map(auditor(selected, { now, include: new Set() }));
  return {
    findings: audits.flatMap(audit => audit.findings),
    unused: unusedInline(audits, now).map(
      ({ rule, resource, why }) => `${rule} ${resource.replace(/.*\//, '')} ${why}`,
    ),
    unknownRules: checkInline(inventories, RULES).map(formatMistake),
  };
}

/** `status file:line` of a finding, the file without its folder. */
export function spotOf({ status, location, suppression }: Finding): string {
  const file = location?.file.split('/').at(-1);
  return `${suppression === undefined ? status : 'suppressed'} ${file}:${location?.startLine}`;
}
