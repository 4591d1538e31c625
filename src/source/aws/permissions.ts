import type { TypeName } from '../../model/types.ts';
import { actionsOf, withSources } from './calls.ts';

/** Something that reads types: a rule. */
export interface Needing {
  readonly id: string;
  readonly needs: readonly TypeName[];
}

/** An IAM action, and the ids of the rules that it is for. */
export interface Permission {
  readonly action: string;
  readonly for: readonly string[];
}

/** The reason of ec2:DescribeRegions, which no rule needs. */
const ALL_REGIONS = '--region all';

/** What a live scan of these rules calls, by action. sts:GetCallerIdentity is called too and needs no permission. */
export function permissionsOf(
  rules: readonly Needing[],
  options: { readonly allRegions: boolean },
): readonly Permission[] {
  const reasons = new Map<string, Set<string>>();
  const add = (action: string, reason: string) => {
    const known = reasons.get(action) ?? new Set();
    reasons.set(action, known.add(reason));
  };
  if (options.allRegions) add('ec2:DescribeRegions', ALL_REGIONS);
  for (const { id, needs } of rules) {
    for (const type of withSources(needs)) for (const action of actionsOf(type)) add(action, id);
  }
  return [...reasons].sort(byName).map(([action, ids]) => ({ action, for: [...ids].sort() }));
}

/** An identity policy that allows these and nothing else; describe calls know no narrower resource. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: 'Allow';
    readonly Action: readonly string[];
    readonly Resource: '*';
  }[];
}

/** The least-privilege policy: one statement a service, everything in order. */
export function policyOf(permissions: readonly Permission[]): PolicyDocument {
  const actions = permissions.map(({ action }) => action).sort();
  const services = [...new Set(actions.map(serviceOf))];
  const statements = services.map(service => ({
    Sid: `RdsAudit${service.charAt(0).toUpperCase()}${service.slice(1)}`,
    Effect: 'Allow' as const,
    Action: actions.filter(action => serviceOf(action) === service),
    Resource: '*' as const,
  }));
  return { Version: '2012-10-17', Statement: statements };
}

function serviceOf(action: string): string {
  return action.slice(0, action.indexOf(':'));
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
