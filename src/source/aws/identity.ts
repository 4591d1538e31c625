import type { Resource } from '../../model/value.ts';
import { type Mistake, UserError } from '../../util/errors.ts';
import type { Api } from './api.ts';
import { messageOf, nameOf } from './failure.ts';

/** Who is asking. */
export interface Identity {
  readonly account: string;
  readonly partition: string;
  /** Where STS answered. */
  readonly region: string;
}

const ARN = /^arn:(aws[a-z-]*):/;
/** Failures that may be the region's own: another region may answer all the same. */
const REGIONAL =
  /InvalidClientTokenId|UnrecognizedClient|OptIn|ENOTFOUND|EAI_AGAIN|ECONN|EHOSTUNREACH|Timeout|ETIMEDOUT|Throttl|Internal|Unavailable|HTTP5/;

/** Asks STS for the account, in the first region, else in whichever other answers; a UserError with a way out where none does. */
export async function identify(api: Api, regions: readonly string[]): Promise<Identity> {
  const [first = '', ...others] = regions;
  try {
    return await identityIn(api, first);
  } catch (error) {
    const rest = REGIONAL.test(nameOf(error)) ? others.map(region => identityIn(api, region)) : [];
    return Promise.any(rest).catch(() => {
      throw new UserError(mistakeOf(error, first, api.profile));
    });
  }
}

/** Who is asking, told by the STS of one region; rejects as the api does. */
export async function identityIn(api: Api, region: string): Promise<Identity> {
  const answer: Resource = await api.call('sts', region, 'GetCallerIdentity', {});
  const { Account: account, Arn: arn } = answer;
  if (typeof account !== 'string' || !/^\d{12}$/.test(account)) {
    throw new UserError({ message: 'sts:GetCallerIdentity named no account', hint: 'is the endpoint that of AWS?' });
  }
  return { account, region, partition: ARN.exec(String(arn))?.[1] ?? 'aws' };
}

/** What the failure was about. */
interface Facts {
  readonly region: string;
  /** AWS's code, or the network's. */
  readonly name: string;
  readonly text: string;
  readonly profile: string | undefined;
}

interface Advice {
  readonly when: RegExp;
  readonly message: (facts: Facts) => string;
  readonly hint: string;
}

const SIGN_IN = 'sign in again (aws sso login, or renew the session token), then run this again';

/** The first that fits tells a person what went wrong and what to do. */
const ADVICE: readonly Advice[] = [
  {
    when: /Expired/,
    message: ({ name }) => `the AWS credentials have expired (${name})`,
    hint: SIGN_IN,
  },
  {
    when: /TokenProvider|SSO/,
    message: ({ text }) => `the AWS session cannot be used: ${text}`,
    hint: SIGN_IN,
  },
  {
    when: /Credential/,
    message: ({ profile, text }) =>
      `no AWS credentials${profile === undefined ? '' : ` in the profile ${profile}`}: ${text}`,
    hint: 'name a profile with --profile or AWS_PROFILE, sign in with aws sso login, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
  },
  {
    when: /InvalidClientTokenId|UnrecognizedClient|InvalidAccessKeyId|SignatureDoesNotMatch|AuthFailure|InvalidToken|IncompleteSignature/,
    message: ({ region, name }) => `AWS does not accept the credentials in ${region} (${name})`,
    hint: 'check the access key, its secret and its session token, and that the region is enabled for the account and of its partition',
  },
  {
    when: /AccessDenied|Unauthorized/,
    message: ({ text }) => `AWS denies sts:GetCallerIdentity: ${text}`,
    hint: 'it needs no permission of its own: look for an explicit deny in the policies of the user, the role or the organization',
  },
  {
    when: /ENOTFOUND|EAI_AGAIN/,
    message: ({ region }) => `there is no AWS endpoint for ${region}, or no way to look it up`,
    hint: 'check the name of the region, AWS_ENDPOINT_URL and the network; behind a proxy set HTTPS_PROXY',
  },
  {
    when: /CERT|SSL|UNABLE_TO/,
    message: ({ region, name, text }) => `AWS cannot be trusted in ${region} (${name}): ${text}`,
    hint: 'behind a proxy that opens TLS, name its certificate authority in NODE_EXTRA_CA_CERTS',
  },
  {
    when: /Timeout|ECONN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPROXY/,
    message: ({ region, name, text }) => `AWS cannot be reached in ${region} (${name}): ${text}`,
    hint: 'check the network, AWS_ENDPOINT_URL, and HTTPS_PROXY and NO_PROXY',
  },
];

const OTHERWISE: Advice = {
  when: /^/,
  message: ({ region, name, text }) => `sts:GetCallerIdentity failed in ${region}: ${text} (${name})`,
  hint: 'try: aws sts get-caller-identity',
};

/** What to tell a person when nobody says who is asking. */
function mistakeOf(error: unknown, region: string, profile: string | undefined): Mistake | readonly Mistake[] {
  if (error instanceof UserError) return error.mistakes;
  const facts = { region, profile, name: nameOf(error), text: messageOf(error) };
  const { message, hint } = ADVICE.find(({ when }) => when.test(facts.name) || when.test(facts.text)) ?? OTHERWISE;
  return { message: message(facts), hint };
}
