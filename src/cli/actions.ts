import type { ExitCode, Io } from '../commands/io.ts';
import type { Status } from '../model/finding.ts';
import {
  liveOptions,
  outputsOf,
  plainFormat,
  type RecordFlags,
  type RulesFlags,
  ruleFilter,
  type ScanFlags,
  selection,
  templateOptions,
} from './flags.ts';

/** What the command line can do; each loads its command only when it is asked for. */
export interface Actions {
  scan(paths: readonly string[], flags: ScanFlags): Promise<void>;
  record(flags: ScanFlags & RecordFlags): Promise<void>;
  rules(id: string | undefined, flags: ScanFlags & RulesFlags): Promise<void>;
  test(paths: readonly string[]): Promise<void>;
  permissions(flags: ScanFlags): Promise<void>;
  diff(before: string, after: string, flags: ScanFlags): Promise<void>;
  init(): Promise<void>;
}

/** Binds the commands to the world they may touch. */
export function actionsOf(io: Io, finish: (code: ExitCode) => void): Actions {
  return {
    scan: async (paths, flags) => {
      const { scanCommand } = await import('../commands/scan.ts');
      finish(await scanCommand(scanOptions(paths, flags), io));
    },
    record: async flags => {
      const { recordCommand } = await import('../commands/record.ts');
      const { out, fresh, allowIncomplete } = flags;
      finish(await recordCommand({ ...liveOptions(flags), ...selection(flags), out, fresh, allowIncomplete }, io));
    },
    rules: async (id, flags) => {
      const { rulesCommand } = await import('../commands/rules.ts');
      const { rules = [] } = flags;
      finish(rulesCommand({ id, rules, format: plainFormat(flags, 'text'), ...ruleFilter(flags) }, io));
    },
    test: async paths => {
      const { testCommand } = await import('../commands/test.ts');
      finish(testCommand(paths, io));
    },
    permissions: async flags => {
      const { permissionsCommand } = await import('../commands/permissions.ts');
      const options = { ...selection(flags), regions: flags.region ?? [], format: plainFormat(flags, 'json') };
      finish(permissionsCommand(options, io));
    },
    diff: async (before, after, flags) => {
      const { diffCommand } = await import('../commands/diff.ts');
      const failOn = flags.failOn ?? 'low';
      finish(diffCommand({ before, after, failOn, format: plainFormat(flags, 'text') }, io));
    },
    init: async () => {
      const { initCommand } = await import('../commands/init.ts');
      finish(initCommand(io));
    },
  };
}

function scanOptions(paths: readonly string[], flags: ScanFlags) {
  return {
    ...liveOptions(flags),
    ...selection(flags),
    ...templateOptions(flags),
    paths,
    outputs: outputsOf(flags),
    failOn: flags.failOn,
    failOnUnknown: flags.failOnUnknown,
    allowIncomplete: flags.allowIncomplete,
    include: flags.include ?? new Set<Status>(),
    now: flags.now,
    baseline: flags.baseline,
    writeBaseline: flags.writeBaseline,
    changedSince: flags.changedSince,
  };
}
