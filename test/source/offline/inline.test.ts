// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's own interpolations
import { describe, expect, it } from 'vitest';
import { folderOf, judge, load, spotOf } from './support.ts';

const RULE = 'rds-instance-not-publicly-accessible';
const IGNORE = `# rds-audit:ignore ${RULE} reason=a demo, shown to all`;

const yaml = (header: string, attribute: string, before = '', above = '') => `Resources:
${above}
  Db:${header}
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
${before}
      PubliclyAccessible: true${attribute}
`;

const hcl = (header: string, attribute: string, before = '', above = '') => `${above}
resource "aws_db_instance" "db" {${header}
  engine = "mysql"
${before}
  publicly_accessible = true${attribute}
}
`;

const LANGUAGES = { 'db.yaml': yaml, 'main.tf': hcl };

async function outcome(files: Readonly<Record<string, string>>, now?: Date) {
  const { loaded, mistakes } = await load(folderOf(files));
  const { findings, unused, unknownRules } = judge(loaded, [RULE], now);
  return { verdicts: findings.map(one => spotOf(one).split(' ')[0]), unused, mistakes, unknownRules };
}

describe.each(Object.entries(LANGUAGES))('a comment in %s', (name, write) => {
  it.each([
    ['behind the attribute', write('', ` ${IGNORE}`)],
    ['behind the header', write(` ${IGNORE}`, '')],
    ['alone before the attribute', write('', '', `      ${IGNORE}`)],
    ['alone before the attribute, with more comments and lines between', write('', '', `  ${IGNORE}\n  # and why\n\n`)],
    ['alone before the header', write('', '', '', `  ${IGNORE}`)],
  ])('suppresses %s', async (_, text) => {
    expect(await outcome({ [name]: text })).toEqual({
      verdicts: ['suppressed'],
      unused: [],
      mistakes: [],
      unknownRules: [],
    });
  });

  it('elsewhere suppresses nothing and is told', async () => {
    const text = write('', '')
      .replace('mysql', 'mysql')
      .replace(/(engine = "mysql"|Engine: mysql)/, `$1 ${IGNORE}`);
    const { verdicts, unused } = await outcome({ [name]: text });
    expect(verdicts).toEqual(['fail']);
    expect(unused).toEqual([
      expect.stringMatching(new RegExp(`^${RULE} ${name.replace('.', '\\.')}:\\d+ matched-nothing$`)),
    ]);
  });

  it('holds until the day it expires', async () => {
    const text = write('', ` ${IGNORE}, expires=2026-10-01`);
    const before = await outcome({ [name]: text }, new Date('2026-09-30T23:59:59Z'));
    const after = await outcome({ [name]: text }, new Date('2026-10-01T00:00:00Z'));
    expect([before.verdicts, before.unused]).toEqual([['suppressed'], []]);
    expect(after.verdicts).toEqual(['fail']);
    expect(after.unused).toEqual([expect.stringContaining('expired')]);
  });

  it.each([
    ['no reason', `# rds-audit:ignore ${RULE}`, 'gives no reason'],
    ['an empty reason', `# rds-audit:ignore ${RULE} reason=`, 'gives no reason'],
    ['no rule', '# rds-audit:ignore', 'names no rule'],
    ['no day', `${IGNORE}, expires=2026-02-30`, 'is no day'],
  ])('with %s suppresses nothing and is a mistake at its place', async (_, comment, message) => {
    const { verdicts, mistakes } = await outcome({ [name]: write('', ` ${comment}`) });
    expect(verdicts).toEqual(['fail']);
    expect(mistakes).toEqual([
      expect.stringMatching(new RegExp(`^${name.replace('.', '\\.')}:\\d+:\\d+ .*${message}`)),
    ]);
  });

  it('about a rule that is not there is a mistake with the one that may be meant', async () => {
    const { verdicts, unknownRules } = await outcome({
      [name]: write('', ` ${IGNORE.replace('publicly', 'publically')}`),
    });
    expect(verdicts).toEqual(['fail']);
    expect(unknownRules).toEqual([expect.stringContaining(`did you mean ${RULE}?`)]);
  });

  it('is not heeded with --no-inline-suppressions', async () => {
    const folder = folderOf({ [name]: write('', ` ${IGNORE}`), [`x/${name}`]: write('', ' # rds-audit:ignore') });
    const { loaded, mistakes } = await load(folder, ['.'], { inlineSuppressions: false });
    expect(judge(loaded).findings.map(one => spotOf(one).split(' ')[0])).toEqual(['fail', 'fail']);
    expect(mistakes).toEqual([]);
  });
});

describe('what looks like a comment', () => {
  it.each([
    [
      'a quoted text',
      'db.yaml',
      `Resources:\n  Db: { Type: AWS::RDS::DBInstance, Properties: { PubliclyAccessible: true, Engine: "mysql ${IGNORE}" } }\n`,
    ],
    ['a block text', 'db.yaml', yaml('', '').replace('mysql', `|\n        a\n        ${IGNORE}`)],
    [
      'JSON',
      'db.template',
      `{ "Resources": { "Db": { "Type": "AWS::RDS::DBInstance", "Properties": { "PubliclyAccessible": true, "Engine": "${IGNORE}" } } } }`,
    ],
    [
      'a quoted text',
      'main.tf',
      `resource "aws_db_instance" "db" { publicly_accessible = "\${true || "${IGNORE}" == ""}" }\n`,
    ],
    ['a heredoc', 'main.tf', hcl('', '').replace('"mysql"', `<<-EOT\n  a\n  ${IGNORE}\n  EOT`)],
  ])('but stands in %s of %s is none', async (_, name, text) => {
    expect(await outcome({ [name]: text })).toMatchObject({ verdicts: ['fail'], unused: [], mistakes: [] });
  });
});

describe('comments of modules', () => {
  const module = (comment: string) =>
    `variable "public" {\n}\nresource "aws_db_instance" "this" {\n  engine = "mysql"\n  publicly_accessible = var.public ${comment}\n}\n`;
  const call = (name: string, open: boolean, comment = '') =>
    `module "${name}" {\n  source = "../m"\n  public = ${open} ${comment}\n}\n`;

  it('stand with the argument that the caller wrote', async () => {
    const files = { 'm/main.tf': module(''), 'a/main.tf': call('x', true, IGNORE) };
    expect(await outcome(files)).toMatchObject({ verdicts: ['suppressed'], unused: [] });
  });

  it('are unused only where no root uses them', async () => {
    const inside = module('').replace('resource', `${IGNORE}\nresource`);
    const files = { 'm/main.tf': inside, 'a/main.tf': call('x', true), 'b/main.tf': call('y', false) };
    expect(await outcome(files)).toMatchObject({ verdicts: ['suppressed'], unused: [] });
    const none = { ...files, 'a/main.tf': call('x', false) };
    expect(await outcome(none)).toMatchObject({ verdicts: [], unused: [expect.stringContaining('matched-nothing')] });
  });

  it('hold for every copy of a resource', async () => {
    const text = hcl(`\n  count = 2`, ` ${IGNORE}`);
    expect(await outcome({ 'main.tf': text })).toMatchObject({ verdicts: ['suppressed', 'suppressed'], unused: [] });
  });
});

describe('many comments', () => {
  it('suppress each its own line and no other', async () => {
    const count = 400;
    const one = (i: number) =>
      yaml('', i % 2 === 0 ? ` ${IGNORE}` : '')
        .replace('Resources:\n\n', '')
        .replace('Db', `Db${i}`);
    const text = `Resources:\n${Array.from({ length: count }, (_, i) => one(i)).join('')}`;
    const { verdicts, unused } = await outcome({ 'db.yaml': text });
    expect(verdicts).toHaveLength(count);
    expect(verdicts.filter(verdict => verdict === 'suppressed')).toHaveLength(count / 2);
    expect(unused).toEqual([]);
  });

  it('standing alone one below the other are all about what follows', async () => {
    const above = Array.from({ length: 400 }, () => IGNORE).join('\n');
    expect(await outcome({ 'main.tf': hcl('', '', above) })).toMatchObject({ verdicts: ['suppressed'] });
  });
});

describe('metadata in JSON', () => {
  const template = (ignore: unknown) => ({
    'db.json': JSON.stringify(
      {
        Resources: {
          Db: {
            Type: 'AWS::RDS::DBInstance',
            Metadata: { 'rds-audit': ignore },
            Properties: { Engine: 'mysql', PubliclyAccessible: true },
          },
          Other: { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql', PubliclyAccessible: true } },
        },
      },
      null,
      2,
    ),
  });

  it('suppresses on its own resource', async () => {
    const files = template({ ignore: [{ rule: RULE, reason: 'a demo', expires: '2027-01-31' }] });
    expect(await outcome(files)).toEqual({
      verdicts: ['suppressed', 'fail'],
      unused: [],
      mistakes: [],
      unknownRules: [],
    });
  });

  it.each([
    ['no reason', { ignore: [{ rule: RULE }] }, 'gives no reason'],
    ['no rule', { ignore: [{ reason: 'x' }] }, 'gives no rule'],
    ['no list', { ignore: RULE }, 'ignores nothing'],
    ['another word', { suppress: [] }, 'ignores nothing'],
    ['no day', { ignore: [{ rule: RULE, reason: 'x', expires: 'soon' }] }, 'is no day'],
  ])('with %s is a mistake', async (_, ignore, message) => {
    const { verdicts, mistakes } = await outcome(template(ignore));
    expect(verdicts).toEqual(['fail', 'fail']);
    expect(mistakes).toEqual([expect.stringMatching(new RegExp(`^db\\.json:\\d+:\\d+ .*${message}`))]);
  });

  it('that has expired, is unused or names no rule is told', async () => {
    const ignore = [
      { rule: RULE, reason: 'x', expires: '2026-01-01' },
      { rule: 'rds-instance-multi-azz', reason: 'x' },
    ];
    const { verdicts, unused, unknownRules } = await outcome(template({ ignore }));
    expect(verdicts).toEqual(['fail', 'fail']);
    expect(unused).toEqual([expect.stringContaining('expired')]);
    expect(unknownRules).toEqual([expect.stringContaining('did you mean rds-instance-multi-az?')]);
  });
});
