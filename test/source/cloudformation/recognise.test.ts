import { describe, expect, it } from 'vitest';
import { looksLikeCloudFormation } from '../../../src/source/cloudformation/recognise.ts';

describe('a CloudFormation template', () => {
  it.each([
    'AWSTemplateFormatVersion: "2010-09-09"\n',
    '# a comment\n---\nResources:\n  Db:\n    Type: AWS::RDS::DBInstance\n',
    'Resources:\n  Db:\n    Properties: {}\n    "Type": "Custom::Db"\n',
    "Transform: 'AWS::Serverless-2016-10-31'\n",
    'Transform:\n  - Other\n  - AWS::Serverless-2016-10-31\n',
    '{"Resources":{"Db":{"Type":"AWS::RDS::DBInstance"}}}',
    '\uFEFF{ "AWSTemplateFormatVersion": "2010-09-09" }',
    '{ "Resources": { "Db": { "Type": "AWS::RDS::DBInstance", } }',
  ])('%j is known by what it holds', text => expect(looksLikeCloudFormation(text)).toBe(true));

  it.each([
    '',
    'hello',
    'resources:\n  Db:\n    Type: AWS::RDS::DBInstance\n',
    'steps:\n  Resources:\n    Db:\n      Type: AWS::RDS::DBInstance\n',
    '{"DBInstances":[]}',
    '{"TemplateBody":{"Resources":{"Db":{"Type":"AWS::RDS::DBInstance"}}}}',
    '{"StackResources":[{"Type":"AWS::RDS::DBInstance"}]}',
    '{"Resources":{"Db":{"Type":"Microsoft.Sql/servers"}}}',
    '[{"AWSTemplateFormatVersion": 1}]',
  ])('%j is none', text => expect(looksLikeCloudFormation(text)).toBe(false));
});
