/** The AWS service that a type is described by, as IAM's actions and the CLI name it. */
export type Service =
  | 'rds'
  | 'ec2'
  | 'cloudwatch'
  | 'kms'
  | 'guardduty'
  | 'secretsmanager'
  | 'sns'
  | 'backup'
  | 'lambda';

export interface ResourceType {
  readonly service: Service;
  /** The structure in AWS's API model whose fields a rule reads. */
  readonly shape: string;
  /** The API operation that lists it. */
  readonly call: string;
  /** Where the resources stand in that operation's answer: a list, or one structure. Dots go deeper. */
  readonly answer: string;
  /** The field that names a resource in reports. */
  readonly id: string;
  readonly arn?: string;
  /** The field that says what state it is in; `creating` and `restoring` make absent fields unknown, `deleting` not-applicable. */
  readonly status?: string;
  /** Set by the source where AWS's answer does not say whom it is about: the request's subject. */
  readonly subject?: string;
  /** The fields that together tell two rows apart, where `id` (with `subject`) does not. */
  readonly key?: readonly string[];
  /** Has an Engine that may be docdb or neptune, which AWS lists beside RDS and which are never judged. */
  readonly engines?: true;
}
