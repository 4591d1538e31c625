import { describe, expect, it } from 'vitest';
import { folderOf, INSTANCE, judge, load, ROOT, spotOf } from './support.ts';

const HEAD = 'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  Db:\n    Type: AWS::RDS::DBInstance\n';
const DEEP = 50_000;
const BOMB = Array.from({ length: 30 }, (_, i) => `b${i + 1}: &b${i + 1} [*b${i}, *b${i}, *b${i}, *b${i}]`).join('\n');

const BROKEN: Readonly<Record<string, string>> = {
  'bracket.yaml': `${HEAD}    Properties: [\n`,
  'tab.yaml': `${HEAD}\tProperties:\n`,
  'tag.yaml': `${HEAD}    Properties: !Sub [\n`,
  'twice.yaml': `${HEAD}  Db:\n    Type: AWS::RDS::DBCluster\n`,
  'bomb.yaml': `b0: &b0 [x, x, x, x]\n${BOMB}\n${HEAD}    Properties: { Engine: *b30 }\n`,
  'deep.yaml': `${HEAD}    Properties: ${'['.repeat(DEEP)}\n`,
  'deep-function.yaml': `${HEAD}    Properties: { Engine: ${'{"Fn::Not":['.repeat(DEEP)} }\n`,
  'broken.json': '{ "Resources": { "Db": { "Type": "AWS::RDS::DBInstance",, } } }',
  'half.json': '{ "Resources": { "Db": { "Type": "AWS::RDS::DBInstance"',
  'deep.json': `{ "Resources": { "Db": { "Type": "AWS::RDS::DBInstance", "Properties": ${'['.repeat(DEEP)}`,
  'open.tf': 'resource "aws_db_instance" "a" {\n  engine = \n}\n',
  'unclosed.tf': 'resource "aws_db_instance" "b" {\n  engine = "x"\n',
  'quote.tf': 'resource "aws_db_instance" "c" {\n  engine = "x\n}\n',
  'deep.tf': `locals {\n  a = ${'['.repeat(DEEP)}\n}\n`,
  'a.tf.json': '{ "resource": { "aws_db_instance": { "d": { "engine": "x",, } } } }',
};

/** What is odd but says something: none of it may end the run. */
const ODD: Readonly<Record<string, string>> = {
  'numbers.yaml': `${HEAD}    Properties: { AllocatedStorage: 1${'0'.repeat(400)}, Port: 0x7fffffffffffffffff, Iops: -.inf, MaxAllocatedStorage: 1e999999 }\n`,
  'self.yaml': `${HEAD}    Properties: { Engine: !Ref Db, Port: !GetAtt Db.Endpoint.Port }\n`,
  'conditions.yaml': `Conditions: { A: !Condition B, B: !Condition A, C: { Condition: C } }\n${HEAD}    Condition: C\n`,
  'null.yaml':
    'AWSTemplateFormatVersion: ~\nResources: { A: ~, B: [], C: { Type: AWS::RDS::DBInstance, Properties: 3 } }\n',
  'proto.json':
    '{ "AWSTemplateFormatVersion": "x", "Resources": { "__proto__": { "Type": "AWS::RDS::DBInstance" }, "constructor": { "Type": "AWS::RDS::DBCluster", "Properties": { "toString": 1 } } } }',
  'tf/cycle.tf': 'locals {\n  a = local.b\n  b = local.a\n}\nresource "aws_db_instance" "x" {\n  engine = local.a\n}\n',
  'tf/numbers.tf': `resource "aws_db_instance" "n" {\n  allocated_storage = 1${'0'.repeat(400)}\n  iops = 9007199254740993\n  count = 1e9\n}\n`,
  'tf/range.tf': 'resource "aws_db_instance" "r" {\n  for_each = toset([for i in range(1e9) : tostring(i)])\n}\n',
  'tf/text.tf':
    'resource "aws_db_instance" "t" {\n  engine = join("", [for i in range(1000) : join("", [for j in range(1000) : format("%100000d", j)])])\n}\n',
};

describe('broken files', () => {
  it.each(Object.keys(BROKEN))('%s gives a place, and the rest is judged', async name => {
    const folder = folderOf({ [name]: BROKEN[name] ?? '', 'ok/db.yaml': INSTANCE, 'ok/main.tf': ROOT });
    const { mistakes, loaded } = await load(folder);
    expect(mistakes.length).toBeGreaterThan(0);
    for (const mistake of mistakes)
      expect(mistake).toMatch(new RegExp(`^${name.replaceAll('.', '\\.')}:\\d+:\\d+ \\S`));
    const spots = judge(loaded).findings.map(spotOf);
    expect(spots).toContain('fail db.yaml:7');
    expect(spots).toContain('fail main.tf:3');
  });

  it('all at once are told together', async () => {
    const { mistakes } = await load(folderOf(BROKEN));
    for (const name of Object.keys(BROKEN))
      expect(
        mistakes.some(text => text.startsWith(`${name}:`)),
        name,
      ).toBe(true);
  });
});

describe('odd files', () => {
  it.each(Object.keys(ODD))('%s ends nothing and passes nothing', async name => {
    const { loaded } = await load(folderOf({ [name]: ODD[name] ?? '', 'ok/main.tf': ROOT }));
    const { findings } = judge(loaded, ['rds-instance-not-publicly-accessible', 'rds-storage-autoscaling-capped']);
    expect(findings.map(spotOf)).toContain('fail main.tf:3');
  });
});
