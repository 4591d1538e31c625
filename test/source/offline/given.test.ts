import { describe, expect, it } from 'vitest';
import { folderOf, INSTANCE, judge, load } from './support.ts';

const PARAMETRISED = `Parameters:
  Public: { Type: String, Default: 'false' }
${INSTANCE.replace('true', '!Ref Public')}`;

const MODULE = 'variable "public" {}\nresource "aws_db_instance" "this" {\n  publicly_accessible = var.public\n}\n';
const CALL = 'variable "public" {\n  default = false\n}\nmodule "db" {\n  source = "../m"\n  public = var.public\n}\n';

const FILES = { 'db.yaml': PARAMETRISED, 'live/main.tf': CALL, 'm/main.tf': MODULE };

const statuses = async (options: Parameters<typeof load>[2]) => {
  const { loaded, mistakes } = await load(folderOf(FILES), ['.'], options);
  return { failing: judge(loaded).findings.map(({ resource }) => resource.id), mistakes };
};

describe('what is given from outside', () => {
  it('is in force where it is declared', async () => {
    expect(await statuses({})).toEqual({ failing: [], mistakes: [] });
    const given = { parameters: new Map([['Public', 'true']]), variables: new Map([['public', 'true']]) };
    expect(await statuses(given)).toEqual({ failing: ['Db', 'module.db.aws_db_instance.this'], mistakes: [] });
  });

  it('is a mistake where nothing declares it', async () => {
    const { mistakes } = await statuses({
      parameters: new Map([['Open', '1']]),
      variables: new Map([['publik', '1']]),
    });
    expect(mistakes).toEqual([
      'no template has a parameter Open; a template declares them under Parameters',
      'no Terraform root declares a variable publik; did you mean public?',
    ]);
  });

  it('is no mistake where there is nothing of its language', async () => {
    const variables = new Map([['public', 'true']]);
    const { mistakes } = await load(folderOf({ 'db.yaml': INSTANCE }), ['.'], { variables });
    expect(mistakes).toEqual([]);
  });
});

describe('a finding in a module', () => {
  it('names the calls that lead to it', async () => {
    const { loaded } = await load(folderOf(FILES), ['.'], { variables: new Map([['public', 'true']]) });
    const [finding] = judge(loaded).findings;
    expect(finding?.resource.calls).toEqual([expect.stringMatching(/^module\.db \(.*live\/main\.tf:4\)$/)]);
  });
});

describe('what is told of a repository', () => {
  it('are the modules judged through their roots, and what git ignores', async () => {
    const { notes } = await load(
      folderOf({
        ...FILES,
        '.git/HEAD': '',
        '.gitignore': 'dist\n*.log\ncdk.out\nlocal.yaml\nx\n',
        'a.log': '',
        'cdk.out/a.json': '{}',
        'dist/b.yaml': INSTANCE,
        'local.yaml': INSTANCE,
        'x/c.yaml': INSTANCE,
      }),
    );
    expect(notes).toEqual([
      'judged 1 CloudFormation template, 1 Terraform root and 1 module through what uses it; left what git ignores (cdk.out, dist, local.yaml, 1 more)',
    ]);
  });
});
