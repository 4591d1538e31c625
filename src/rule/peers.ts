import type { Equivalent, Rule } from './rule.ts';

/** A check of another tool, with the params under which our rule means the same. */
export interface PeerCheck extends Equivalent {
  /** The tool: checkov, prowler, aws-config, trusted-advisor … */
  readonly peer: string;
}

/** Security Hub's own standard is a framework and a scanner at once: its controls are found as a peer's checks are. */
const SECURITY_HUB = 'aws-fsbp';
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = { [SECURITY_HUB]: ['fsbp', 'security-hub'] };
/** Words of ours behind an id: `RDS.18 (retired)`. */
const NOTE = / \([^()]*\)$/;

/** Every check of another tool that the rule stands for. */
export function peerChecks({ equivalents, controls }: Rule): readonly PeerCheck[] {
  const hub = (controls[SECURITY_HUB] ?? []).map(id => ({ peer: SECURITY_HUB, id }));
  return [...hub, ...Object.entries(equivalents).flatMap(([peer, ids]) => ids.map(one => ({ peer, ...one })))];
}

/** Those of a rule's peer checks that are called so: whatever the case, with or without the tool (`checkov:CKV_AWS_17`). */
export function checksNamed(name: string, rule: Rule): readonly PeerCheck[] {
  const wanted = name.trim().toLowerCase();
  return peerChecks(rule).filter(check => namesOf(check).some(one => one.toLowerCase() === wanted));
}

/** `checkov CKV_AWS_17 with {"days":2}` */
export function checkInWords({ peer, id, params }: PeerCheck): string {
  return `${peer} ${id}${params === undefined ? '' : ` with ${JSON.stringify(params)}`}`;
}

function namesOf({ peer, id }: PeerCheck): readonly string[] {
  const peers = [peer, peer.replaceAll('-', '_'), ...(OTHER_NAMES[peer] ?? [])];
  const ids = [id, id.replace(NOTE, '')];
  return ids.flatMap(one => [one, ...peers.map(tool => `${tool}:${one}`)]);
}
