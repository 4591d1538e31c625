import { type Mistake, UserError } from '../util/errors.ts';

/** What the environment of the function says. */
export interface Settings {
  readonly bucket: string;
  /** Ends with a slash, or is empty. */
  readonly prefix: string;
  readonly regions: readonly string[];
  readonly roleArns: readonly string[];
  readonly externalId: string | undefined;
  readonly securityHub: boolean;
  readonly allowIncomplete: boolean;
  /** Policy file in the function's package. */
  readonly config: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads REGIONS, ROLE_ARNS, EXTERNAL_ID, BUCKET, PREFIX, SECURITY_HUB, ALLOW_INCOMPLETE and CONFIG; all mistakes at once. */
export function settingsOf(environment: Environment): Settings {
  const mistakes: Mistake[] = [];
  const flag = (name: string) => {
    const value = environment[name] ?? '';
    if (!['', 'true', 'false'].includes(value))
      mistakes.push({ message: `${name} is ${value}`, hint: 'write true or false' });
    return value === 'true';
  };
  const bucket = environment.BUCKET ?? '';
  if (bucket === '') mistakes.push({ message: 'BUCKET is not set', hint: 'name the bucket that the reports go to' });
  const settings = {
    bucket,
    prefix: folder(environment.PREFIX ?? 'rds-audit'),
    regions: orAll(list(environment.REGIONS)),
    roleArns: list(environment.ROLE_ARNS),
    externalId: optional(environment.EXTERNAL_ID),
    securityHub: flag('SECURITY_HUB'),
    allowIncomplete: flag('ALLOW_INCOMPLETE'),
    config: optional(environment.CONFIG),
  };
  if (mistakes.length > 0) throw new UserError(mistakes);
  return settings;
}

function list(text = ''): readonly string[] {
  return text.split(/[\s,]+/).filter(part => part !== '');
}

function orAll(regions: readonly string[]): readonly string[] {
  return regions.length === 0 ? ['all'] : regions;
}

function optional(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function folder(prefix: string): string {
  const plain = prefix.replace(/^\/+|\/+$/g, '');
  return plain === '' ? '' : `${plain}/`;
}
