import type { Suppression } from '../model/finding.ts';
import type { InlineSuppression } from '../model/inventory.ts';
import type { Run } from '../model/run.ts';
import { type Resource, Unknown } from '../model/value.ts';
import { certainly, type Membership } from '../policy/membership.ts';
import { type Answer, allHold, isMeantBy } from '../policy/names.ts';
import { hasExpired, type PolicySuppression } from '../policy/suppression.ts';
import type { SelectedRule } from '../select.ts';
import { type InlineIndex, indexInline, inlineSuppression } from './inline.ts';
import type { Draft } from './place.ts';

/** Finds the suppressions of a scope's findings, and remembers which were of use. */
export interface Suppressor {
  /** The first that certainly means the resource and has not expired. */
  find(rule: SelectedRule, resource: Resource, membership: Membership, run: Run): Suppression | undefined;
  /** The comment in the template that suppresses a finding. */
  inline(draft: Draft, run: Run): Suppression | undefined;
  readonly inlineUsed: ReadonlySet<InlineSuppression>;
  /** Those that suppressed something, or may have if more were known. */
  readonly used: ReadonlySet<PolicySuppression>;
}

/** For one scope; starts with none used. */
export function suppressor(now: Date): Suppressor {
  const used = new Set<PolicySuppression>();
  const inlineUsed = new Set<InlineSuppression>();
  let index: InlineIndex | undefined;
  return {
    used,
    inlineUsed,
    inline: (draft, { inventory }) => {
      if (inventory.inline.length === 0) return undefined;
      index ??= indexInline(inventory.inline);
      const found = inlineSuppression(draft, inventory, index, now);
      if (found === undefined) return undefined;
      inlineUsed.add(found);
      return { reason: found.reason, expires: found.expires };
    },
    find: ({ rule, suppressions = [] }, resource, membership, run) => {
      for (const suppression of suppressions) {
        if (hasExpired(suppression, now)) continue;
        const answer = allHold([
          isMeantBy(suppression.resource, rule.resource, resource, run.inventory),
          isInEnvironment(suppression, membership),
        ]);
        if (answer !== false) used.add(suppression);
        if (answer === true) return told(suppression);
      }
      return undefined;
    },
  };
}

function isInEnvironment({ environment }: PolicySuppression, membership: Membership): Answer {
  if (environment === undefined) return true;
  const own = certainly(membership);
  if (own instanceof Unknown) return membership.candidates.includes(environment) ? own : false;
  return own === environment;
}

function told({ reason, ticket, expires }: PolicySuppression): Suppression {
  return { reason, ticket, expires };
}
