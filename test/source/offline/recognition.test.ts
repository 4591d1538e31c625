import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, INSTANCE, JSON_INSTANCE, judge, load, planOf, RECORDING, ROOT, spotOf } from './support.ts';

const SAM = `Transform: AWS::Serverless-2016-10-31
Resources:
  Db: { Type: AWS::RDS::DBInstance, Properties: { Engine: mysql } }
`;
const CDK = JSON.stringify({
  Resources: {
    CDKMetadata: { Type: 'AWS::CDK::Metadata', Properties: {} },
    Db1234: { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql' }, Metadata: { 'aws:cdk:path': 'S/Db' } },
  },
});
const LONG = 'x'.repeat(70_000);

describe('a repository', () => {
  it('is sorted by what its files hold', async () => {
    const folder = folderOf({
      'cfn/db.yaml': INSTANCE,
      'cfn/sam.yml': SAM,
      'cfn/any.template': INSTANCE,
      'cdk/stack.template.json': CDK,
      'tf/main.tf': ROOT,
      'plans/plan.json': planOf({ engine: 'mysql' }),
      'answers/db.json': RECORDING,
      'package.json': '{ "name": "x", "version": "1" }',
      'tsconfig.json': '{}',
      'docs/openapi.yaml': 'openapi: 3.0.0\nDescription: x\n',
      'k8s/deploy.yaml': 'kind: {{ .Values.kind }}\n  broken: [\n',
      'tf.json': '{ "format_version": "1.0", "valid": true }',
      'state.json': '{ "format_version": "1.0", "terraform_version": "1.9.0", "values": {} }',
      'notes.txt': INSTANCE,
    });
    const { scopes, mistakes, notes } = await load(folder);
    expect(mistakes).toEqual([]);
    expect(scopes.toSorted()).toEqual([
      'cloudformation cdk/stack.template.json',
      'cloudformation cfn/any.template',
      'cloudformation cfn/db.yaml',
      'cloudformation cfn/sam.yml',
      'plan plans/plan.json',
      'recorded',
      'terraform tf',
    ]);
    expect(notes).toEqual([
      'judged 4 CloudFormation templates, 1 Terraform root, 1 Terraform plan and 1 recorded account and region; left 6 other YAML and JSON files',
    ]);
  });

  it('passes over what is hidden, ignored by git or a dependency', async () => {
    const folder = folderOf({
      'app/db.yaml': INSTANCE,
      'app/.aws-sam/db.yaml': INSTANCE,
      'node_modules/lib/db.yaml': INSTANCE,
      'app/.terraform/modules/m/main.tf': ROOT,
      'app/out/db.yaml': INSTANCE,
      'app/out/rds.json': RECORDING,
      'app/kept.tmp.yaml': INSTANCE,
      'app/lost.tmp.yaml': INSTANCE,
      'app/rds.json': RECORDING,
      '.gitignore': 'out/\n*.tmp.yaml\n',
      'app/.gitignore': '!kept.tmp.yaml\n',
    });
    mkdirSync(join(folder, '.git'));
    const all = ['cloudformation app/db.yaml', 'cloudformation app/kept.tmp.yaml', 'recorded'];
    expect((await load(folder)).scopes.toSorted()).toEqual(all);
    expect((await load(folder, ['app'])).scopes.toSorted()).toEqual(all);
    expect((await load(folder, ['app/out'])).scopes.toSorted()).toEqual(['cloudformation app/out/db.yaml', 'recorded']);
  });

  it('says nothing of a folder of recordings', async () => {
    expect((await load(folderOf({ 'db.json': RECORDING }))).notes).toEqual([]);
  });

  it('is read once where links lead back or arguments overlap', async () => {
    const folder = folderOf({ 'a/db.yaml': INSTANCE, 'a/main.tf': ROOT });
    symlinkSync('..', join(folder, 'a/up'));
    symlinkSync('a', join(folder, 'b'));
    symlinkSync('itself.yaml', join(folder, 'a/itself.yaml'));
    const { scopes, mistakes } = await load(folder, ['.', 'a', 'a/db.yaml']);
    expect(scopes).toEqual(['cloudformation a/db.yaml', 'terraform a']);
    expect(mistakes).toEqual(['a/itself.yaml:1:1 cannot be read: its links go round in a circle']);
  });
});

describe('large files', () => {
  it.each([
    [
      'template of which the resources stand far behind',
      'cloudformation a.json',
      `{"Metadata":{"a":"${LONG}"},${JSON_INSTANCE.slice(1)}`,
    ],
    ['answer that begins with something else', 'recorded', `{"ResponseMetadata":"${LONG}",${RECORDING.slice(1)}`],
    [
      'plan that begins with something else',
      'plan a.json',
      planOf({}).replace('{', `{"format_version":"1.0","variables":{"a":"${LONG}"},`),
    ],
  ])('%s', async (_, scope, text) => {
    const { scopes, mistakes } = await load(folderOf({ 'a.json': text }));
    expect(mistakes).toEqual([]);
    expect(scopes).toEqual([scope]);
  });

  it('keeps long answers whose key templates have too', async () => {
    const rows = Array.from({ length: 900 }, (_, i) => ({
      ParameterName: `p${i}`,
      ParameterValue: '1',
      Description: 'long enough to be long',
    }));
    const name = 'rds.describe-db-parameters.orders.json';
    const { loaded } = await load(folderOf({ 'db.json': RECORDING, [name]: JSON.stringify({ Parameters: rows }) }));
    expect(loaded.inventories[0]?.rows('Parameter')).toHaveLength(900);
  });

  it('takes an answer that only its name tells', async () => {
    const name = 'secretsmanager.describe-secret.orders.json';
    const { loaded } = await load(
      folderOf({
        'db.json': RECORDING,
        [name]: '{"ARN":"arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-abc","Name":"orders"}',
      }),
    );
    expect(loaded.inventories[0]?.rows('Secret')).toHaveLength(1);
  });
});

describe('what is named', () => {
  it('is recognised whatever its name', async () => {
    const folder = folderOf({ one: INSTANCE, 'two.txt': JSON_INSTANCE, 'three.out': planOf({}), four: RECORDING });
    const { scopes } = await load(folder, ['one', 'two.txt', 'three.out', 'four']);
    expect(scopes).toEqual(['recorded', 'cloudformation one', 'cloudformation two.txt', 'plan three.out']);
  });

  it('is a template though no type in it is known', async () => {
    const folder = folderOf({ 'm.yaml': 'Resources:\n  A: { Type: Acme::Db::Main::MODULE }\n' });
    expect((await load(folder, ['m.yaml'])).scopes).toEqual(['cloudformation m.yaml']);
  });

  it('is told where it is nothing of ours, beside what is', async () => {
    const folder = folderOf({ 'db.yaml': INSTANCE, 'ci.yaml': 'on: push\n', 'x.json': '{}', empty: '' });
    mkdirSync(join(folder, 'none'));
    const { scopes, mistakes } = await load(folder, ['db.yaml', 'ci.yaml', 'x.json', 'empty', 'none', 'missing']);
    expect(scopes).toEqual(['cloudformation db.yaml']);
    expect(mistakes.map(text => text.split(';')[0])).toEqual([
      'ci.yaml:1:1 is neither a CloudFormation template nor describe output',
      'x.json:1:1 holds no describe output that rds-audit knows',
      'empty:1:1 is empty',
      'none:1:1 no file in this folder is a recording, a CloudFormation template or Terraform',
      'missing:1:1 cannot be read: there is no such file or folder',
    ]);
  });

  it('is a file in the UTF-16 of PowerShell too', async () => {
    const folder = folderOf({});
    const wide = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
    writeFileSync(join(folder, 'db.yaml'), wide(INSTANCE));
    writeFileSync(join(folder, 'plan.json'), wide(planOf({})));
    expect((await load(folder)).scopes).toEqual(['cloudformation db.yaml', 'plan plan.json']);
  });
});

describe('standard input', () => {
  it.each([
    ['a template', INSTANCE, 'cloudformation <stdin>'],
    ['a JSON template', JSON_INSTANCE, 'cloudformation <stdin>'],
    ['a plan', planOf({}), 'plan <stdin>'],
    ['an answer', RECORDING, 'recorded'],
  ])('may be %s', async (_, text, scope) => {
    const { scopes, mistakes } = await load('/', ['-'], { stdin: () => text });
    expect([scopes, mistakes]).toEqual([[scope], []]);
  });

  it('is read once, and its comments and lines count', async () => {
    const text = INSTANCE.replace('true', 'true # rds-audit:ignore rds-instance-not-publicly-accessible reason=demo');
    let reads = 0;
    const stdin = () => {
      reads += 1;
      return text;
    };
    const { loaded } = await load('/', ['-', '-'], { stdin });
    expect(judge(loaded).findings.map(spotOf)).toContain('suppressed <stdin>:7');
    expect(reads).toBe(1);
  });
});

describe.runIf(process.platform !== 'win32')('a pipe that is named', () => {
  it.each([
    ['an answer', RECORDING, 'recorded'],
    ['a template', INSTANCE, 'cloudformation'],
  ])('is %s to its end', async (_, text, scope) => {
    const folder = folderOf({ text });
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    spawn('/bin/sh', ['-c', `cat '${folder}/text' > '${folder}/pipe'`]);
    const { scopes, mistakes } = await load(folder, ['pipe']);
    expect(mistakes).toEqual([]);
    expect(scopes[0]).toContain(scope);
  });

  it('in a folder is left alone', async () => {
    const folder = folderOf({ 'db.yaml': INSTANCE });
    execFileSync('mkfifo', [join(folder, 'wait.yaml')]);
    expect((await load(folder)).scopes).toEqual(['cloudformation db.yaml']);
  });
});
