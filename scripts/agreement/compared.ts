import type { ReasonCode } from '../../src/model/value.ts';
import type { Label } from './labels.ts';

/** The peer's name in a rule's `equivalents`, by the corpus's source. */
const PEERS: Readonly<Record<string, string>> = {
  'checkov-tf': 'checkov',
  'checkov-cfn': 'checkov',
  'guard-registry': 'guard',
  'kics-tf': 'kics',
  'kics-cfn': 'kics',
};

type Outcome = 'agreed' | 'hard' | 'soft' | 'unknown' | 'not covered';

/** How our verdict on one label compares. */
export interface Compared {
  readonly label: Label;
  readonly outcome: Outcome;
  /** The rule that decided; undefined where none covers the label. */
  readonly rule: string | undefined;
  /** Ours, or why there is none. */
  readonly ours: string;
  readonly message: string;
  /** Why ours is unknown. */
  readonly code?: ReasonCode | undefined;
  /** The line that we report. */
  readonly line?: number | undefined;
}

/** The peer whose label it is, as `equivalents` name it. */
export function peerOf({ source }: Label): string {
  return PEERS[source] ?? source;
}
