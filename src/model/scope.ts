export type SourceKind = 'live' | 'recorded' | 'cloudformation' | 'terraform' | 'plan';

/** What an inventory covers: an account and region, a template, a Terraform root. Nothing joins across scopes. */
export interface Scope {
  readonly kind: SourceKind;
  /** File or folder that it came from, as given; absent for live scopes. */
  readonly path?: string | undefined;
  /** `aws`, `aws-cn`, `aws-us-gov` …; absent where no ARN tells. */
  readonly partition?: string | undefined;
  /** Twelve digits. */
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}
