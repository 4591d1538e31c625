import { isRecord } from '../../model/value.ts';

/** Fields whose text is a secret: MasterUserPassword, SecretString, AuthToken, UserData … */
const SECRET = /password|secretstring|authtoken|userdata/i;
/** Those that only sound like one: how a proxy's clients sign in. */
const HARMLESS: ReadonlySet<string> = new Set(['ClientPasswordAuthType']);
/** Tags are free text: only a key that ends like a secret's is taken for one, or rules on tags would judge a recording otherwise. */
const SECRET_TAG = /(password|passwd|secret|token|api[-_]?key)$/i;
/** The variables of a Lambda function's environment, where people keep passwords under names of their own. */
const VARIABLES = 'Variables';
/** What stands for a secret, so that it can still be told from an absent one. */
const HIDDEN = '(sensitive)';

/** JSON with its keys in order and every secret hidden, tags named like one among them; for recordings. */
export function redact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redact);
  if (!isRecord(value)) return value;
  const isSecretTag = typeof value.Key === 'string' && SECRET_TAG.test(value.Key);
  const entries = Object.keys(value)
    .sort()
    .map(name => {
      const isSecret = isSecretName(name) || (isSecretTag && name === 'Value');
      const field = name === VARIABLES ? hideAll(value[name]) : value[name];
      return [name, isSecret && isText(field) ? HIDDEN : redact(field)];
    });
  return Object.fromEntries(entries);
}

function hideAll(value: unknown): unknown {
  return isRecord(value) ? Object.fromEntries(Object.keys(value).map(name => [name, HIDDEN])) : value;
}

function isSecretName(name: string): boolean {
  return SECRET.test(name) && !HARMLESS.has(name);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
