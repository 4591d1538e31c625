import type { Origin } from '../template/declaration.ts';

/** A text that CloudFormation fills in when it deploys. */
interface Dynamic {
  readonly origin: Origin;
  readonly detail: string;
}

const WHOLE = /\{\{resolve:(secretsmanager|ssm-secure|ssm):.*?\}\}/s;
const BEGUN = /\{\{resolve:(secretsmanager|ssm-secure|ssm):/;

const SERVICES: Readonly<Record<string, Dynamic>> = {
  secretsmanager: { origin: 'secret-reference', detail: 'a dynamic reference to a secret in Secrets Manager' },
  'ssm-secure': { origin: 'secret-reference', detail: 'a dynamic reference to a secure parameter in SSM' },
  ssm: { origin: 'parameter', detail: 'a dynamic reference to a parameter in SSM' },
};

/**
 * The dynamic reference in a text, `{{resolve:secretsmanager:…}}`; undefined where there is none. In a text that is put
 * together of pieces, some of them not known, its beginning is enough.
 */
export function dynamicReference(text: string, isWhole = true): Dynamic | undefined {
  const service = text.includes('{{') ? (isWhole ? WHOLE : BEGUN).exec(text)?.[1] : undefined;
  return service === undefined ? undefined : SERVICES[service];
}
