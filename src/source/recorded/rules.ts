import type { Table } from '../../model/inventory.ts';
import { type Resource, Unknown } from '../../model/value.ts';
import { flatten, type RuleOrigin } from './flatten.ts';

/** The table of security-group rules, and where the flattened ones are written. */
export interface RuleTable {
  readonly table: Table | undefined;
  readonly origins: ReadonlyMap<object, RuleOrigin>;
}

const TRIMMED = new Unknown('not-collected', 'a recorded security group lacks its permissions', 'scope');

/**
 * The rules as DescribeSecurityGroupRules lists them, where it lists them all, else as the groups have them. A group whose
 * rules that list does not name is flattened all the same: the list may have been asked for other groups only.
 */
export function ruleTable(listed: Table | undefined, groups: Table | undefined): RuleTable {
  if (groups === undefined) return { table: listed, origins: new Map() };
  return listed !== undefined && listed.gap === undefined ? withUnnamed(listed, groups) : fromGroups(listed, groups);
}

function withUnnamed(listed: Table, groups: Table): RuleTable {
  const named = new Set(listed.rows.map(({ GroupId }) => GroupId));
  const { rows, origins } = flattenAll(groups.rows.filter(({ GroupId }) => !named.has(GroupId)));
  return { table: { rows: [...listed.rows, ...rows] }, origins };
}

/** What an incomplete list adds is shown, but closes nothing. */
function fromGroups(listed: Table | undefined, groups: Table): RuleTable {
  const { rows, origins, covered } = flattenAll(groups.rows);
  if (groups.gap === undefined && covered.size === groups.rows.length) return { table: { rows }, origins };
  const others = listed?.rows.filter(({ GroupId }) => !covered.has(GroupId)) ?? [];
  return { table: { rows: [...rows, ...others], gap: listed?.gap ?? groups.gap ?? TRIMMED }, origins };
}

/** `covered` are the groups that the recording holds with all of their permissions. */
function flattenAll(groups: readonly Resource[]) {
  const flattened = groups.map(group => ({ id: group.GroupId, ...flatten(group) }));
  const rules = flattened.flatMap(group => group.rules);
  const origins = new Map<object, RuleOrigin>(rules.map(({ rule, origin }) => [rule, origin]));
  const covered = new Set(flattened.filter(({ isTrimmed }) => !isTrimmed).map(({ id }) => id));
  return { rows: rules.map(({ rule }) => rule), origins, covered };
}
