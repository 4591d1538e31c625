// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are CloudFormation's
import { describe, expect, it } from 'vitest';
import type { Written } from '../../../src/source/template/declaration.ts';
import { declarationsOf, evaluate, property, worth } from './support.ts';

const declared = (text: string) => `Parameters:\n  P: ${text}\n`;

describe('a parameter', () => {
  it.each([
    ['{ Type: String, Default: books }', 'books'],
    ['{ Type: String, Default: true }', 'true'],
    ['{ Type: String, Default: 5432 }', '5432'],
    ['{ Type: String, Default: yes }', 'true'],
    ['{ Default: books }', 'books'],
    ['{ Type: Number, Default: "5432" }', 5432],
    ['{ Type: Number, Default: many }', '?unreadable!'],
    ['{ Type: CommaDelimitedList, Default: "a, b" }', ['a', 'b']],
    ['{ Type: List<Number>, Default: "1,2" }', [1, 2]],
    ['{ Type: List<AWS::EC2::Subnet::Id>, Default: "subnet-1,subnet-2" }', ['subnet-1', 'subnet-2']],
    ['{ Type: AWS::SSM::Parameter::Value<String>, Default: /books/size }', '?unresolved-reference!'],
    ['{ Type: String, Default: "{{resolve:ssm:/books/size}}" }', '?unresolved-reference!'],
    ['{ Type: String, Default: !Ref Other }', '?expression'],
    ['{ Type: !Ref Other, Default: books }', '?unreadable'],
    ['{ Type: String }', '?unresolved-reference'],
    ['{ Type: String, MinLength: 8 }', '?unresolved-reference!'],
    ['{ Type: String, AllowedValues: [a, b] }', '?unresolved-reference!'],
    ['{ Type: String, AllowedValues: [a, ""] }', '?unresolved-reference'],
    ['{ Type: AWS::EC2::VPC::Id }', '?unresolved-reference!'],
  ])('%s without a value is %j', (text, expected) => expect(worth('!Ref P', declared(text))).toEqual(expected));

  it('takes the value given', () => {
    const parameters = new Map([['P', '3, 4']]);
    expect(worth('!Ref P', declared('{ Type: String, Default: x }'), { parameters })).toBe('3, 4');
    expect(worth('!Ref P', declared('{ Type: List<Number>, Default: 1 }'), { parameters })).toEqual([3, 4]);
  });

  it('tells how it came by its value', () => {
    const parameters = new Map([['P', 'x']]);
    const text = declared('{ Type: String, Default: x }');
    expect(evaluate('!Ref P', text)).toMatchObject({ origin: 'parameter-default', from: 'the default of parameter P' });
    expect(evaluate('!Ref P', text, { parameters })).toMatchObject({ origin: 'plain-parameter', from: 'parameter P' });
    expect(evaluate('!Sub "${P}!"', text).from).toBe('the default of parameter P');
    expect(evaluate('!Ref P', declared('{ Type: String }'))).toMatchObject({
      origin: 'plain-parameter',
      value: { detail: 'the parameter P has no default and no value was given' },
    });
  });

  it.each([
    ['true', true],
    ['"true"', true],
    ['!Ref Other', true],
    ['false', undefined],
  ])('with NoEcho %s is sensitive: %s', (echo, expected) => {
    const text = declared(`{ Type: String, Default: x, NoEcho: ${echo} }`);
    expect(evaluate('!Ref P', text).sensitive).toBe(expected);
    expect(evaluate('!Join ["", [a, !Ref P]]', text).sensitive).toBe(expected);
  });
});

describe('a password', () => {
  it.each([
    ['in the clear', 'hunter2hunter2', 'literal'],
    ['the default of a parameter', '!Ref D', 'parameter-default'],
    ['a parameter', '!Ref P', 'plain-parameter'],
    ['a hidden parameter', '!Ref H', 'parameter'],
    ['a hidden parameter with an empty default, which AWS refuses', '!Ref E', 'parameter'],
    ['a parameter in the clear with an empty default', '!Ref C', 'parameter-default'],
    ['a parameter in a text', '!Sub "a${P}"', 'plain-parameter'],
    ['a secret of a name that is malformed', '"{{resolve:secretsmanager:{$Name}::password}}"', 'secret-reference'],
    ['a secret', '"{{resolve:secretsmanager:s:SecretString:password}}"', 'secret-reference'],
    ['a secure parameter', '"{{resolve:ssm-secure:p:1}}"', 'secret-reference'],
    ['a secret by Sub', '!Sub "{{resolve:secretsmanager:${Secret}:SecretString:password}}"', 'secret-reference'],
    [
      'a secret as the CDK writes it',
      '!Join ["", ["{{resolve:secretsmanager:", !Ref Secret, ":SecretString:password::}}"]]',
      'secret-reference',
    ],
    ['one of two, of which one is in the clear', '!If [Nothing, hunter2, !Ref P]', 'literal'],
    ['in a mapping', '!FindInMap [M, !Ref P, b]', 'literal'],
  ])('that is %s has its origin, and is not shown', (_what, written, origin) =>
    expect(password(written)).toMatchObject({ origin, sensitive: true }),
  );
});

function password(written: string): Written {
  const text = `Parameters:
  P: { Type: String }
  H: { Type: String, NoEcho: true }
  E: { Type: String, NoEcho: true, Default: '' }
  C: { Type: String, Default: '' }
  D: { Type: String, Default: x }
Mappings: { M: { a: { b: c } } }
Resources:
  Secret: { Type: AWS::SecretsManager::Secret }
  R:
    Type: AWS::RDS::DBInstance
    Properties:
      MasterUserPassword: ${written}
`;
  return property(declarationsOf(text), 'R', 'MasterUserPassword');
}
