import { Unknown } from '../../../src/model/value.ts';
import { type CloudFormationOptions, readCloudFormation } from '../../../src/source/cloudformation/read.ts';
import type { Declaration, Written, WrittenValue } from '../../../src/source/template/declaration.ts';
import { formatMistake } from '../../../src/util/errors.ts';

export const NOTHING: CloudFormationOptions = { parameters: new Map(), readFile: () => undefined };

/** Reads a template that must be without mistakes. */
export function declarationsOf(text: string, options: Partial<CloudFormationOptions> = {}): readonly Declaration[] {
  const { template, mistakes } = readCloudFormation('t.yaml', text, { ...NOTHING, ...options });
  if (mistakes.length > 0 || template === undefined) throw new Error(mistakes.map(formatMistake).join('\n'));
  return template.declarations;
}

/** The mistakes of a text, one line each. */
export function mistakesIn(
  text: string,
  file = 't.yaml',
  options: Partial<CloudFormationOptions> = {},
): readonly string[] {
  return readCloudFormation(file, text, { ...NOTHING, ...options }).mistakes.map(formatMistake);
}

export function find(declarations: readonly Declaration[], address: string): Declaration {
  const found = declarations.find(one => one.address === address);
  if (found === undefined) throw new Error(`no ${address} among ${declarations.map(one => one.address).join(', ')}`);
  return found;
}

export function property(declarations: readonly Declaration[], address: string, name: string): Written {
  const found = find(declarations, address).properties.get(name);
  if (found === undefined) throw new Error(`${address} writes no ${name}`);
  return found;
}

/** What `P` is worth in a template that has these sections beside one resource. */
export function evaluate(written: string, sections = '', options: Partial<CloudFormationOptions> = {}): Written {
  const text = `${sections}\nResources:\n  R:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      P: ${written}\n${OTHERS}`;
  return property(declarationsOf(text, options), 'R', 'P');
}

/** Resources that values may refer to; three of them are named. */
const OTHERS = `
  Named:
    Type: AWS::RDS::DBCluster
    Properties: { DBClusterIdentifier: harbour, Port: 5433 }
  Unnamed: { Type: AWS::RDS::DBCluster }
  Key: { Type: AWS::KMS::Key }
  Vpc: { Type: AWS::EC2::VPC }
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties: { GroupName: books, VpcId: !Ref Vpc }
  Secret:
    Type: AWS::SecretsManager::Secret
    Properties: { GenerateSecretString: {} }
  Given:
    Type: AWS::SecretsManager::Secret
    Properties: { SecretString: hidden }
  Attached:
    Type: AWS::SecretsManager::SecretTargetAttachment
    Properties: { SecretId: !Ref Secret }
  Custom:
    Type: Custom::Lookup
    Properties: { Answer: not the answer }
`;

/** A value for eyes: unknown ones as `?code`, `!` where it exists, `@` what it refers to. */
export function shown(value: WrittenValue | undefined): unknown {
  if (value instanceof Unknown)
    return `?${value.code}${value.exists ? '!' : ''}${value.reference === undefined ? '' : `@${value.reference}`}`;
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, shown(item.value)]));
  return Array.isArray(value) ? value.map(item => shown(item.value)) : value;
}

export function worth(written: string, sections = '', options: Partial<CloudFormationOptions> = {}): unknown {
  return shown(evaluate(written, sections, options).value);
}
