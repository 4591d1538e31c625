import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from './commands/io.ts';
import { audit, type Outcome, type WrittenReport } from './lambda/audit.ts';
import { hubs, putter } from './lambda/clients.ts';
import { credentialsFor } from './lambda/credentials.ts';
import { settingsOf } from './lambda/settings.ts';
import { VERSION } from './version.ts';

/** The door for AWS Lambda: what the environment asks for is scanned; see deploy/scheduled-audit.yaml. */
export async function handler(): Promise<Outcome> {
  const settings = settingsOf(process.env);
  const folder = mkdtempSync(join(tmpdir(), 'rds-audit-'));
  try {
    return await audit(settings, {
      io: io(),
      folder: `${folder}/`,
      reports,
      put: putter(),
      hubOf: hubs(credentialsFor(settings)),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function io(): Io {
  const write = (text: string) => void process.stderr.write(text);
  return {
    out: write,
    err: write,
    stdin: () => '',
    cwd: process.cwd(),
    now: () => new Date(),
    version: VERSION,
    color: false,
    width: 120,
    interactive: false,
    proxy: { https: process.env.HTTPS_PROXY, no: process.env.NO_PROXY },
  };
}

function reports(folder: string): readonly WrittenReport[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return entries
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
    .map(file => ({ name: file.slice(folder.length), text: readFileSync(file, 'utf8') }));
}
