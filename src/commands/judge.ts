import { assembleReport } from '../assemble.ts';
import { againstBaseline } from '../audit/baseline.ts';
import { askedFrameworks } from '../audit/frameworks.ts';
import { checkInline, unusedInline } from '../audit/inline.ts';
import { unusedSuppressions } from '../audit/unused.ts';
import { auditor, type ScopeAudit } from '../audit.ts';
import type { Report, Status } from '../model/finding.ts';
import type { FrameworkId } from '../model/frameworks.ts';
import type { Baseline } from '../policy/baseline.ts';
import type { Loaded } from '../source/source.ts';
import type { Mistake } from '../util/errors.ts';
import type { Io } from './io.ts';
import type { Chosen } from './selection.ts';

export interface JudgeOptions {
  readonly startedAt: Date;
  /** What rules and suppressions take for now. */
  readonly now: Date;
  readonly include: ReadonlySet<Status>;
  readonly frameworks: readonly FrameworkId[];
  readonly baseline: Baseline | undefined;
}

export interface Judgement {
  readonly audits: readonly ScopeAudit[];
  readonly report: Report;
  /** What was wrong in the input, comments in templates that name no rule among it. */
  readonly mistakes: readonly Mistake[];
}

/** Judges every scope of an input by the policy; what was not read whole calls nothing fixed and no suppression unused. */
export function judgeLoaded(
  loaded: Loaded,
  { policy, rules, selected }: Chosen,
  { startedAt, now, include, frameworks, baseline }: JudgeOptions,
  io: Pick<Io, 'now' | 'version'>,
): Judgement {
  const { inventories } = loaded;
  const mistakes = [...loaded.mistakes, ...checkInline(inventories, rules)];
  const isWhole = mistakes.length === 0;
  const audits = inventories.map(auditor(selected, { ...policy, now, include }));
  const report = assembleReport(audits, {
    version: io.version,
    startedAt,
    finishedAt: io.now(),
    rules: selected.length,
    frameworks: askedFrameworks(frameworks, rules, selected),
    unusedSuppressions: [
      ...unusedSuppressions(policy.suppressions, selected, isWhole ? audits : [], now),
      ...unusedInline(audits, now),
    ],
  });
  const compared = baseline === undefined ? report : againstBaseline(report, baseline, audits, isWhole);
  return { audits, mistakes, report: compared };
}
