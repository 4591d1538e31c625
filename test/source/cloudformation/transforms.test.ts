import { describe, expect, it } from 'vitest';
import { readCloudFormation } from '../../../src/source/cloudformation/read.ts';
import { find, NOTHING, property, shown } from './support.ts';

function read(text: string) {
  const { template, notes, mistakes } = readCloudFormation('t.yaml', text, NOTHING);
  expect(mistakes).toEqual([]);
  return { declarations: template?.declarations ?? [], notes };
}

const RESOURCE = 'Resources:\n  R:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      Engine: mysql\n';

describe('transforms', () => {
  it.each([
    'AWS::Serverless-2016-10-31',
    '[AWS::LanguageExtensions, AWS::Serverless-2016-10-31]',
    'AWS::SecretsManager-2020-07-23',
    '[AWS::SecretsManager-2024-09-16, AWS::CodeDeployBlueGreen]',
  ])('%s changes nothing that is written', transform => {
    const { declarations, notes } = read(`Transform: ${transform}\n${RESOURCE}`);
    expect(find(declarations, 'R').open).toBeUndefined();
    expect(notes).toEqual([]);
  });

  it.each(['Books', '[AWS::LanguageExtensions, Books]', '{ Name: Books, Parameters: {} }', '!Ref Books'])(
    '%s may change every resource, and that is said',
    transform => {
      const { declarations, notes } = read(`Transform: ${transform}\n${RESOURCE}`);
      expect(find(declarations, 'R').open?.code).toBe('expression');
      expect(notes).toHaveLength(1);
    },
  );

  it.each([
    ['at the top', `Fn::Transform: { Name: AWS::Include }\n${RESOURCE}`],
    ['among the resources', `${RESOURCE}  Fn::Transform: { Name: AWS::Include }\n`],
    ['in a resource', `${RESOURCE}    Fn::Transform: { Name: AWS::Include }\n`],
    ['among its properties', `${RESOURCE}      Fn::Transform: { Name: AWS::Include }\n`],
    ['as its properties', 'Resources: { R: { Type: A::B::C, Properties: { "Fn::Transform": { Name: X } } } }'],
  ])('%s leave the resource open', (_where, text) => {
    expect(find(read(text).declarations, 'R').open?.code).toBe('expression');
  });

  it('inside a property leave the property open', () => {
    const { declarations } = read(`${RESOURCE}      Tags: [{ Key: a, Fn::Transform: { Name: AWS::Include } }]\n`);
    expect(find(declarations, 'R').open).toBeUndefined();
    expect(shown(property(declarations, 'R', 'Tags').value)).toEqual([{ Key: 'a' }]);
    const [tag] = [property(declarations, 'R', 'Tags').value].flatMap(value => (Array.isArray(value) ? value : []));
    expect(tag?.open?.code).toBe('expression');
  });
});
