import type { Remediation } from '../model/finding.ts';
import type { Scope } from '../model/scope.ts';
import type { Resource } from '../model/value.ts';
import type { Rule } from '../rule/rule.ts';

const SAFE = /^[A-Za-z0-9][A-Za-z0-9._:/-]*$/;

/** How to put one resource right, by source: the CLI command for what runs, the property for what is written. */
export function remediationFor(rule: Rule, resource: Resource, { kind, region }: Scope): Remediation {
  const { summary, cli, cloudformation, terraform, impact } = rule.remediation;
  switch (kind) {
    case 'live':
    case 'recorded':
      return { summary, cli: cli === undefined ? undefined : fillCommand(inRegion(cli, region), resource), impact };
    case 'cloudformation':
      return { summary, cloudformation, impact };
    case 'terraform':
    case 'plan':
      return { summary, terraform, impact };
  }
}

/** The command for the region the resource is in, whatever the reader's default is. */
function inRegion(command: string, region: string | undefined): string {
  return region === undefined || !SAFE.test(region) ? command : `${command} --region ${region}`;
}

/**
 * Fills {Field} in a command with the resource's values, quoted for a POSIX shell. Undefined where a value is missing or
 * could be taken for something else: one with control characters or the ## of workflow commands (which reports break up), or
 * that begins like an option.
 */
export function fillCommand(command: string, resource: Resource): string | undefined {
  let safe = true;
  const filled = command.replace(/\{([A-Za-z]+)\}/g, (_, name: string) => {
    const quoted = quote(Object.hasOwn(resource, name) ? resource[name] : undefined);
    safe &&= quoted !== undefined;
    return quoted ?? '';
  });
  return safe ? filled : undefined;
}

function quote(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '') return undefined;
  if (SAFE.test(value)) return value;
  if (value.startsWith('-') || /\p{C}|##/u.test(value)) return undefined;
  return `'${value.replaceAll("'", "'\\''")}'`;
}
