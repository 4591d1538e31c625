import { isRecord, type Resource } from '../../model/value.ts';
import { UserError } from '../../util/errors.ts';
import type { Api } from './api.ts';
import type { Identity } from './identity.ts';

/** An account by the role that looks at it. */
export interface Role {
  readonly arn: string;
  readonly account: string;
  readonly partition: string;
}

/** What the SDK takes for credentials that run out. */
export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

/** Whose role is meant where only an account is named, and the name of every session. */
const NAME = 'rds-audit';
const ARN = /^arn:(aws[a-z-]*):iam::(\d{12}):role\/[\w+=,.@/-]{1,512}$/;
const ACCOUNT = /^\d{12}$/;

/** A role's ARN, or an account for its role `rds-audit`; undefined for anything else. */
export function roleOf(text: string, partition: string): Role | undefined {
  if (ACCOUNT.test(text)) return { arn: `arn:${partition}:iam::${text}:role/${NAME}`, account: text, partition };
  const [, own, account] = ARN.exec(text) ?? [];
  return own === undefined || account === undefined ? undefined : { arn: text, account, partition: own };
}

/** Asks STS for credentials of a role, anew each time; rejects as the api does. */
export function assuming(
  api: Api,
  { region }: Identity,
  { arn }: Role,
  externalId: string | undefined,
): () => Promise<RoleCredentials> {
  const input = {
    RoleArn: arn,
    RoleSessionName: NAME,
    ...(externalId === undefined ? {} : { ExternalId: externalId }),
  };
  return async () => credentialsIn(await api.call('sts', region, 'AssumeRole', input));
}

function credentialsIn({ Credentials }: Resource): RoleCredentials {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = isRecord(Credentials) ? Credentials : {};
  if (typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string' || typeof SessionToken !== 'string')
    throw new UserError({ message: 'sts:AssumeRole gave no credentials', hint: 'is the endpoint that of AWS?' });
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: new Date(String(Expiration)),
  };
}
