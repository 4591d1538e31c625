import { createHash } from 'node:crypto';
import type { Evidence, Finding, Severity, Suppression } from '../model/finding.ts';
import { arnOf, idOf, scopeKey } from '../model/identity.ts';
import type { Declared, Inventory } from '../model/inventory.ts';
import type { Location, Place } from '../model/location.ts';
import type { Resource } from '../model/value.ts';
import { messageOf } from '../report/message.ts';
import type { Explained } from '../rule/compile/node.ts';
import type { ExplainedVerdict } from '../rule/compile/rule.ts';
import type { SelectedRule } from '../select.ts';
import { remediationFor } from './remediation.ts';

/** A finding before its places have been looked up. */
export interface Draft {
  readonly selected: SelectedRule;
  readonly severity: Severity;
  readonly resource: Resource;
  readonly verdict: ExplainedVerdict;
  readonly environment?: string | undefined;
  readonly suppression?: Suppression | undefined;
}

/** Finishes findings: all places of a scope are looked up together, since that reads files again. */
export function locateFindings(drafts: readonly Draft[], inventory: Inventory): readonly Finding[] {
  const places = drafts.flatMap(draft => [
    placeOf(draft),
    ...draft.verdict.evidence.map(evidence => evidence.place ?? placeOf(draft)),
  ]);
  const locations = inventory.locate(places);
  let next = 0;
  return drafts.map(draft => {
    const start = next;
    next += 1 + draft.verdict.evidence.length;
    return finish(draft, locations.slice(start, next), inventory);
  });
}

function placeOf({ selected, resource }: Draft): Place {
  return { type: selected.rule.resource, resource, path: [] };
}

function finish(draft: Draft, [own, ...located]: readonly (Location | undefined)[], inventory: Inventory): Finding {
  const { severity, resource, verdict, environment, suppression } = draft;
  const { rule } = draft.selected;
  const evidence = verdict.evidence.map((one, i) => evidenceAt(one, one.place === undefined ? undefined : located[i]));
  const declared = inventory.declared(resource);
  const { account, region } = { ...inventory.scope, ...known(declared) };
  const id = idOf(rule.resource, resource, inventory);
  const parts = [rule.id, scopeKey(inventory.scope), rule.resource, id];
  let digest: string | undefined;
  return {
    rule: rule.id,
    title: rule.title,
    category: rule.category,
    severity,
    status: verdict.status,
    message: messageOf(verdict.status, evidence),
    // Not every report shows it, and what it is made with takes a while to load.
    get fingerprint() {
      digest ??= fingerprint(parts);
      return digest;
    },
    resource: {
      ...{ type: rule.resource, id, arn: arnOf(rule.resource, resource), account, region, environment },
      calls: declared?.calls,
    },
    location: offending(evidence) ?? own ?? null,
    evidence,
    remediation: remediationFor(rule, resource, inventory.scope),
    controls: rule.controls,
    suppression,
  };
}

/** What a resource's own provider says wins over the scope. */
function known(declared: Declared | undefined): { account?: string; region?: string } {
  const { account, region } = declared ?? {};
  return { ...(account === undefined ? {} : { account }), ...(region === undefined ? {} : { region }) };
}

function evidenceAt({ path, actual, from, expected, outcome }: Explained, location: Location | undefined): Evidence {
  return { path, actual, from, expected, outcome, location };
}

/** Where the first value stands that decided against the resource. */
function offending(evidence: readonly Evidence[]): Location | undefined {
  return evidence.find(one => one.outcome !== 'met' && one.location !== undefined)?.location;
}

/** sha256 in hex over rule, scope, type and id; no line numbers in it, so that it outlives edits. */
export function fingerprint(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
