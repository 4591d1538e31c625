import type { Gap, Undecided } from '../../model/finding.ts';
import type { ReasonCode } from '../../model/value.ts';
import { resourceName } from '../text/words.ts';
import { plural, scopeName } from '../words.ts';
import { LIMITS } from './limits.ts';
import type { Level, Notification } from './log.ts';
import { sentence } from './message.ts';
import { locationOf, placeOf } from './place.ts';
import type { RuleTable } from './rule.ts';
import type { Run, Sourced } from './run.ts';

/** What is no result: GitHub ignores a result's kind, and would take one of kind "open" for a failure. */
const DESCRIPTORS = {
  unknown: 'Whether a resource meets a rule is not known.',
  undecided: 'A rule could not be judged.',
  gap: 'Something was asked for and not answered.',
  'left-out': 'More was found than one file may hold.',
} as const;

type Descriptor = keyof typeof DESCRIPTORS;
const NAMES = Object.keys(DESCRIPTORS);

/** Codes of what was attempted and failed, which alone make a run unsuccessful: GitHub then closes none of its alerts. */
const FAILED: ReadonlySet<ReasonCode> = new Set<ReasonCode>(['access-denied', 'call-failed']);

/** The kinds of notifications, for the driver that they refer to. */
export const NOTIFICATIONS = Object.entries(DESCRIPTORS).map(([id, text]) => ({ id, shortDescription: { text } }));

/** Whether all that was attempted for a run was answered. */
export function isSuccessful({ gaps }: Run): boolean {
  return !gaps.some(({ code }) => FAILED.has(code));
}

/** What a run leaves open: calls that failed, rules that could not be judged, resources that are not known. */
export function* notificationsOf(run: Run, table: RuleTable, cwd: string): Iterable<Notification> {
  for (const gap of run.gaps) yield gapTold(gap, cwd);
  for (const one of run.undecided) yield { ...undecidedTold(one), ...ruleOf(one.rule, table) };
  for (const one of run.unknowns.slice(0, LIMITS.unknownsOfRun)) yield unknownTold(one, table, cwd);
  const untold = run.unknowns.length - LIMITS.unknownsOfRun;
  if (untold > 0) yield notice('unknown', 'warning', `${plural(untold, 'more resource')} may or may not meet a rule`);
}

/** Says that a file does not hold all that was found. */
export function leftOut(what: string): Notification {
  return notice('left-out', 'warning', `Left out: ${what}`);
}

function gapTold(gap: Gap, cwd: string): Notification {
  const { call, types, code, detail } = gap;
  const where = scopeName(gap, cwd);
  const about = `${call ?? types.join(', ')}${where === undefined ? '' : ` in ${where}`}`;
  const lacking = call === undefined || types.length === 0 ? '' : `; missing: ${types.join(', ')}`;
  return notice('gap', FAILED.has(code) ? 'error' : 'warning', `${about}: ${detail} (${code})${lacking}`);
}

function undecidedTold({ rule, code, detail, resources }: Undecided): Notification {
  const open =
    resources === null ? 'its resources could not all be listed' : `${plural(resources, 'resource')} left open`;
  return notice('undecided', 'warning', `${rule} could not be judged, ${open}: ${detail} (${code})`);
}

function unknownTold({ finding, kind }: Sourced, table: RuleTable, cwd: string): Notification {
  const { rule, resource, message } = finding;
  const told = notice('unknown', 'warning', `${resourceName(resource)} may or may not meet ${rule}: ${message}`);
  return { ...told, ...ruleOf(rule, table), locations: [locationOf(placeOf(finding, kind, cwd), [finding])] };
}

function ruleOf(id: string, { indexes }: RuleTable): Pick<Notification, 'associatedRule'> {
  const index = indexes.get(id);
  return { associatedRule: index === undefined ? { id } : { id, index } };
}

function notice(id: Descriptor, level: Level, text: string): Notification {
  return { descriptor: { id, index: NAMES.indexOf(id) }, level, message: { text: sentence(text) } };
}
