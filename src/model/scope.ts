export type SourceKind = 'live' | 'recorded' | 'cloudformation' | 'terraform' | 'plan';

/** Of templates: what they do not declare may be declared elsewhere, or be there already. */
export function isTemplate({ kind }: Pick<Scope, 'kind'>): boolean {
  return kind !== 'live' && kind !== 'recorded';
}

/** What an inventory covers: an account and region, a template, a Terraform root. Nothing joins across scopes. */
export interface Scope {
  readonly kind: SourceKind;
  /** File or folder that it came from, as given; absent for live scopes. */
  readonly path?: string | undefined;
  /** The same from the top of its repository, so that it does not matter where that is checked out; `.` for the top itself. */
  readonly root?: string | undefined;
  /** `aws`, `aws-cn`, `aws-us-gov` …; absent where no ARN tells. */
  readonly partition?: string | undefined;
  /** Twelve digits. */
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}
