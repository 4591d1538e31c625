import { EXIT, type ExitCode, type Io } from '../commands/io.ts';
import { type Output, type ScanOptions, scanCommand } from '../commands/scan.ts';
import { tellMistakes } from '../commands/tell.ts';
import type { Status } from '../model/finding.ts';
import { UserError } from '../util/errors.ts';
import { type HubFinding, type HubOf, importFindings } from './security-hub.ts';
import type { Settings } from './settings.ts';

/** A report that was written, by its path below the folder of reports. */
export interface WrittenReport {
  readonly name: string;
  readonly text: string;
}

/** What the function may touch beside the account. */
export interface World {
  readonly io: Io;
  /** A folder to write reports to, which ends with a slash. */
  readonly folder: string;
  readonly reports: (folder: string) => readonly WrittenReport[];
  readonly put: (bucket: string, key: string, text: string) => Promise<void>;
  readonly hubOf: HubOf;
}

/** What a run came to; it is the function's answer. */
export interface Outcome {
  readonly exitCode: ExitCode;
  /** Keys in the bucket. */
  readonly reports: readonly string[];
  readonly imported: number;
  readonly problems: readonly string[];
}

/**
 * Scans as the command line does, writes the reports to the bucket under the time of the run, and imports findings into
 * Security Hub. What could be done is done; throws afterwards where it was not all, so that the invocation fails.
 */
export async function audit(settings: Settings, world: World): Promise<Outcome> {
  const exitCode = await scan(settings, world);
  const written = world.reports(world.folder);
  const at = `${settings.prefix}${world.io.now().toISOString().replace(/:/g, '-').replace(/\..*/, 'Z')}/`;
  const kept = written.filter(({ name }) => name !== ASFF);
  for (const { name, text } of kept) await world.put(settings.bucket, `${at}${name}`, text);
  const { imported, refused } = await importFindings(findingsIn(written), world.hubOf);
  const problems = exitCode === EXIT.failed ? ['the audit is not complete', ...refused] : refused;
  const outcome = { exitCode, reports: kept.map(({ name }) => `${at}${name}`), imported, problems };
  if (problems.length > 0) throw new Error(`${problems.join('; ')} (${JSON.stringify(outcome)})`);
  return outcome;
}

const ASFF = 'findings.asff.json';

/** Passes are imported too: they close what was imported when it failed. */
const FOR_HUB: ReadonlySet<Status> = new Set(['pass', 'not-applicable']);

async function scan(settings: Settings, { io, folder }: World): Promise<ExitCode> {
  try {
    return await scanCommand(optionsOf(settings, folder), io);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    tellMistakes(error.mistakes, io);
    return EXIT.failed;
  }
}

function optionsOf({ securityHub, ...settings }: Settings, folder: string): ScanOptions {
  return {
    ...settings,
    ...{ paths: [], profile: undefined, concurrency: undefined, quiet: false, now: undefined },
    ...{ rules: [], only: [], skip: [], failOn: undefined, failOnUnknown: false },
    include: securityHub ? FOR_HUB : new Set<Status>(),
    outputs: outputsIn(folder, securityHub),
  };
}

function outputsIn(folder: string, securityHub: boolean): readonly Output[] {
  const outputs: readonly Output[] = [
    { format: 'json', file: `${folder}report.json` },
    { format: 'sarif', file: `${folder}sarif/` },
    { format: 'markdown', file: `${folder}report.md` },
  ];
  return securityHub ? [...outputs, { format: 'asff', file: `${folder}${ASFF}` }] : outputs;
}

function findingsIn(written: readonly WrittenReport[]): readonly HubFinding[] {
  const text = written.find(({ name }) => name === ASFF)?.text;
  const findings: readonly HubFinding[] = text === undefined ? [] : JSON.parse(text);
  return findings;
}
