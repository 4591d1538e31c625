import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Unknown } from '../../../src/model/value.ts';
import type { Declaration, Template, Written } from '../../../src/source/template/declaration.ts';
import { inventoryOf } from '../../../src/source/template/inventory.ts';
import { TERRAFORM_MAPPINGS } from '../../../src/source/terraform/fields.ts';
import { looksLikePlan, readPlan, withLines } from '../../../src/source/terraform/plan.ts';
import { declare, ref, rowAt, verdicts } from './fields/declare.ts';

const FILE = new URL('../../../fixtures/plan/orders.json', import.meta.url);
const ORDERS: unknown = JSON.parse(readFileSync(FILE, 'utf8'));
const orders = templateOf(ORDERS);

function templateOf(plan: unknown): Template {
  const { template } = readPlan('plan.json', plan);
  if (template === undefined) throw new Error('the plan was not read');
  return template;
}

function at(template: Template, address: string): Declaration {
  const found = template.declarations.find(declaration => declaration.address === address);
  if (found === undefined) throw new Error(`${address} is not in the plan`);
  return found;
}

const property = (address: string, name: string, template = orders): Written | undefined =>
  at(template, address).properties.get(name);
const reference = (written: Written | undefined) =>
  written?.value instanceof Unknown ? written.value.reference : undefined;

interface Change {
  readonly after?: object | null;
  readonly after_unknown?: object;
  readonly after_sensitive?: object;
  readonly actions?: readonly string[];
}

/** A plan of these changes, each with what the configuration says of it. */
function plan(
  changes: Readonly<Record<string, Change & { readonly expressions?: object }>>,
  more: object = {},
): unknown {
  const entries = Object.entries(changes).map(([address, { expressions, actions = ['create'], ...change }]) => {
    const [type = '', name = ''] = address
      .replace(/^data\./, '')
      .replace(/\[.*/, '')
      .split('.');
    const mode = address.startsWith('data.') ? 'data' : 'managed';
    return { address, mode, type, name, change: { actions, after: {}, after_unknown: {}, ...change }, expressions };
  });
  const resources = entries
    .filter(({ expressions }) => expressions !== undefined)
    .map(({ type, name, mode, expressions }) => ({ address: `${type}.${name}`, mode, type, name, expressions }));
  return {
    format_version: '1.2',
    resource_changes: entries.map(({ expressions, ...change }) => change),
    configuration: { root_module: { resources } },
    ...more,
  };
}

describe('recognition', () => {
  it('knows plans from states and other JSON', () => {
    expect(looksLikePlan(ORDERS)).toBe(true);
    expect(looksLikePlan({ format_version: '0.1', planned_values: {} })).toBe(true);
    expect(looksLikePlan({ format_version: '1.0', values: { root_module: {} } })).toBe(false);
    expect([[], null, 'x', {}, { Resources: {} }].map(looksLikePlan)).toEqual([false, false, false, false, false]);
  });

  it.each(['0.1', '0.2', '1.0', '1.2', '1.17'])('reads format %s', format_version => {
    expect(readPlan('p', { format_version, resource_changes: [] }).template?.kind).toBe('plan');
  });

  it.each(['2.0', '', 'x'])('says that it does not know format "%s"', format_version => {
    const { template, mistakes } = readPlan('p', { format_version, resource_changes: [] });
    expect(template).toBeUndefined();
    expect(mistakes).toMatchObject([{ at: { file: 'p' }, hint: expect.stringContaining('terraform show') }]);
  });

  it('notes what a plan leaves out', () => {
    const { notes } = readPlan('p', {
      format_version: '1.2',
      resource_changes: [],
      errored: true,
      deferred_changes: [{}],
    });
    expect(notes).toHaveLength(3);
  });
});

describe('what is judged', () => {
  it('is what will be there', () => {
    const addresses = orders.declarations.map(({ address }) => address);
    expect(addresses).toContain('module.db.aws_db_instance.this[0]');
    expect(addresses).toContain('aws_db_instance.generated');
    expect(addresses.filter(address => /gone|forgotten|data\./.test(address))).toEqual([]);
    expect(addresses.filter(address => address === 'aws_db_instance.literal')).toHaveLength(1);
  });

  it('is what only the planned values have, in which what is missing is not known', () => {
    const template = templateOf({
      format_version: '0.1',
      planned_values: {
        root_module: {
          child_modules: [
            {
              address: 'module.a["x"]',
              resources: [
                {
                  address: 'module.a["x"].aws_db_instance.b',
                  mode: 'managed',
                  type: 'aws_db_instance',
                  name: 'b',
                  values: { engine: 'mysql' },
                },
              ],
            },
          ],
        },
      },
    });
    const found = inventoryOf(template, TERRAFORM_MAPPINGS);
    const row = rowAt(found, 'DBInstance', 'module.a["x"].aws_db_instance.b');
    expect(row).toMatchObject({ Engine: 'mysql' });
    expect(found.read('DBInstance', row, 'PubliclyAccessible')).toMatchObject({ code: 'computed-at-apply' });
  });

  it('has its region and account, and the modules that lead to it', () => {
    expect(at(orders, 'aws_db_instance.literal').region).toBe('eu-central-1');
    expect(at(orders, 'aws_db_instance.generated').region).toBe('us-west-2');
    expect(at(orders, 'aws_vpc.main').account).toBe('111122223333');
    expect(at(orders, 'module.db.aws_db_instance.this[0]').calls).toEqual(['module.db']);
    const own = templateOf(plan({ 'aws_db_instance.a': { after: { region: 'eu-north-1' }, expressions: {} } }));
    expect(at(own, 'aws_db_instance.a').region).toBe('eu-north-1');
  });
});

describe('values', () => {
  it('that nobody wrote and AWS will choose are left out', () => {
    const { properties } = at(orders, 'aws_db_instance.literal');
    expect(
      ['port', 'kms_key_id', 'parameter_group_name', 'deletion_protection'].filter(name => properties.has(name)),
    ).toEqual([]);
  });

  it('that a variable gives nothing to are left out', () => {
    expect(property('module.db.aws_db_instance.this[0]', 'monitoring_role_arn')).toBeUndefined();
    expect(property('aws_db_instance.generated', 'kms_key_id')).toBeUndefined();
  });

  it('that a function makes at apply are something', () => {
    const written = { references: ['var.name'] };
    const template = templateOf(
      plan({
        'aws_db_instance.x': {
          after_unknown: { final_snapshot_identifier: true },
          expressions: { final_snapshot_identifier: written },
        },
      }),
    );
    expect(property('aws_db_instance.x', 'final_snapshot_identifier', template)?.value).toMatchObject({ exists: true });
  });

  it('refer to what they are made of, through modules too', () => {
    const address = 'module.db.aws_db_instance.this[0]';
    expect(reference(property(address, 'kms_key_id'))).toBe('aws_kms_key.db');
    const groups = property(address, 'vpc_security_group_ids');
    expect(Array.isArray(groups?.value) && groups.value.map(reference)).toEqual(['aws_security_group.db']);
    expect(groups?.open).toBeUndefined();
  });

  it('of a set may be more than its references', () => {
    const groups = property('aws_db_instance.literal', 'vpc_security_group_ids');
    expect(Array.isArray(groups?.value) && groups.value.map(reference)).toEqual(['aws_security_group.apart']);
    expect(groups?.open).toBeInstanceOf(Unknown);
  });

  it('are names that are known, where an id is one', () => {
    expect(property('aws_rds_cluster_instance.shop["a"]', 'cluster_identifier')?.value).toBe('shop');
  });

  it('that may come from several things refer to none', () => {
    const template = templateOf(
      plan({
        'aws_kms_key.a': { after_unknown: { arn: true }, expressions: {} },
        'aws_kms_key.b': { after_unknown: { arn: true }, expressions: {} },
        'aws_db_instance.x': {
          after_unknown: { kms_key_id: true, monitoring_role_arn: true, port: true },
          expressions: {
            kms_key_id: { references: ['aws_kms_key.a.arn', 'aws_kms_key.a', 'aws_kms_key.b.arn', 'aws_kms_key.b'] },
            monitoring_role_arn: { references: ['local.role'] },
            port: { references: ['data.aws_ssm_parameter.port.value', 'data.aws_ssm_parameter.port'] },
          },
        },
      }),
    );
    expect(property('aws_db_instance.x', 'kms_key_id', template)?.value).toMatchObject({
      reference: undefined,
      exists: true,
    });
    expect(property('aws_db_instance.x', 'monitoring_role_arn', template)?.value).toMatchObject({ exists: false });
    expect(property('aws_db_instance.x', 'port', template)).toBeUndefined();
  });

  it('refer to one of several copies only where the index is written', () => {
    const key = (index: number) =>
      [`aws_kms_key.k[${index}]`, { after_unknown: { arn: true }, expressions: {} }] as const;
    const instance = (references: readonly string[]) => ({
      after_unknown: { kms_key_id: true },
      expressions: { kms_key_id: { references } },
    });
    const template = templateOf(
      plan({
        ...Object.fromEntries([key(0), key(1)]),
        'aws_db_instance.second': instance(['aws_kms_key.k[1].arn', 'aws_kms_key.k[1]', 'aws_kms_key.k']),
        'aws_db_instance.any': instance(['aws_kms_key.k', 'count.index']),
      }),
    );
    expect(reference(property('aws_db_instance.second', 'kms_key_id', template))).toBe('aws_kms_key.k[1]');
    expect(reference(property('aws_db_instance.any', 'kms_key_id', template))).toBeUndefined();
  });

  it('of read data are known after apply only where it is read then', () => {
    const template = templateOf(
      plan({
        'data.aws_kms_key.k': { actions: ['read'], after_unknown: { arn: true } },
        'aws_db_instance.x': {
          after_unknown: { kms_key_id: true },
          expressions: { kms_key_id: { references: ['data.aws_kms_key.k.arn', 'data.aws_kms_key.k'] } },
        },
      }),
    );
    expect(property('aws_db_instance.x', 'kms_key_id', template)?.value).toBeInstanceOf(Unknown);
  });

  it('that are blocks may be written by a dynamic one', () => {
    expect(property('aws_security_group.apart', 'ingress')?.value).toMatchObject({ exists: false });
    expect(property('aws_security_group.db', 'ingress')?.value).toHaveLength(1);
  });

  it('of a plan without configuration are something that is not known', () => {
    const template = templateOf(
      plan(
        { 'aws_db_instance.x': { after: { password: 'p' }, after_unknown: { kms_key_id: true } } },
        { configuration: undefined },
      ),
    );
    expect(property('aws_db_instance.x', 'kms_key_id', template)?.value).toMatchObject({ exists: false });
    expect(property('aws_db_instance.x', 'password', template)?.value).toMatchObject({ code: 'not-in-source' });
  });

  it('that nest without end are not followed', () => {
    let nested: object = {};
    for (let depth = 0; depth < 5000; depth++) nested = { a: [nested] };
    const template = templateOf(plan({ 'aws_db_instance.x': { after: { b: nested }, expressions: {} } }));
    expect(property('aws_db_instance.x', 'b', template)?.value).toBeInstanceOf(Map);
  });
});

describe('passwords', () => {
  const origin = (address: string, name: string) => property(address, name)?.origin;

  it('are known by how they were written', () => {
    expect(origin('aws_db_instance.literal', 'password')).toBe('literal');
    expect(origin('module.db.aws_db_instance.this[0]', 'password')).toBe('parameter');
    expect(origin('module.db.aws_db_instance.this[0]', 'username')).toBe('parameter-default');
    expect(origin('aws_db_instance.generated', 'password')).toBe('generated');
    expect(origin('aws_rds_cluster.shop', 'master_password_wo')).toBe('literal');
    expect(property('aws_db_instance.generated', 'username')?.value).toMatchObject({ code: 'not-in-source' });
  });

  it('decide as the rules have it, and are unknown where the plan does not tell', () => {
    const found = verdicts(inventoryOf(orders, TERRAFORM_MAPPINGS));
    const of = (rule: string, address: string) => found.get(`${rule} ${address}`);
    expect(of('rds-instance-no-plaintext-password', 'aws_db_instance.literal')).toBe('fail');
    expect(of('rds-instance-no-plaintext-password', 'module.db.aws_db_instance.this[0]')).toBe('pass');
    expect(of('rds-instance-no-plaintext-password', 'aws_db_instance.generated')).toBe('pass');
    expect(of('rds-cluster-no-plaintext-password', 'aws_rds_cluster.shop')).toBe('fail');
    expect(of('rds-master-username-not-literal', 'aws_db_instance.generated')).toBe('unknown');
  });

  it('take the one source whose value they have', () => {
    const references = ['var.use', 'var.password', 'random_password.p.result', 'random_password.p'];
    const template = templateOf(
      plan(
        { 'aws_db_instance.x': { after: { password: 'given' }, expressions: { password: { references } } } },
        { variables: { use: { value: true }, password: { value: 'given' } } },
      ),
    );
    expect(property('aws_db_instance.x', 'password', template)).toMatchObject({ origin: 'parameter', sensitive: true });
  });

  it('are never shown', () => {
    const found = inventoryOf(orders, TERRAFORM_MAPPINGS);
    const rows = found.types.flatMap(type => found.rows(type));
    expect(JSON.stringify(rows)).not.toMatch(/hunter2|from the pipeline/);
  });

  it('and whatever else is sensitive are never shown', () => {
    const template = templateOf(
      plan({
        'aws_db_instance.x': {
          after: { identifier: 'hidden-name', tags: { Token: 'hidden-tag' } },
          after_sensitive: { identifier: true, tags: { Token: true } },
          expressions: {},
        },
      }),
    );
    expect(JSON.stringify(inventoryOf(template, TERRAFORM_MAPPINGS).rows('DBInstance'))).not.toContain('hidden-');
  });
});

describe('verdicts on a plan', () => {
  const found = verdicts(inventoryOf(orders, TERRAFORM_MAPPINGS));
  it.each([
    ['rds-instance-not-publicly-accessible', 'aws_db_instance.literal', 'fail'],
    ['rds-instance-not-publicly-accessible', 'module.db.aws_db_instance.this[0]', 'pass'],
    ['rds-instance-storage-cmk', 'module.db.aws_db_instance.this[0]', 'pass'],
    ['rds-instance-storage-cmk', 'aws_db_instance.literal', 'fail'],
    ['rds-security-group-no-internet-ingress', 'module.db.aws_db_instance.this[0]', 'fail'],
    ['rds-security-group-no-internet-ingress', 'aws_db_instance.literal', 'unknown'],
    ['rds-instance-non-default-port', 'aws_db_instance.literal', 'fail'],
    ['rds-alarm-cpu', 'module.db.aws_db_instance.this[0]', 'pass'],
    ['rds-cluster-deletion-protection', 'aws_rds_cluster.shop', 'pass'],
    ['rds-subnet-group-spans-azs', 'aws_db_subnet_group.main', 'unknown'],
    ['rds-instance-no-pending-modifications', 'aws_db_instance.literal', 'not-applicable'],
  ])('%s on %s: %s', (rule, address, expected) => {
    expect(found.get(`${rule} ${address}`)).toBe(expected);
  });

  it('take nothing for written where nothing is', () => {
    expect(found.get('rds-iac-kms-needs-encryption aws_db_instance.literal')).toBe('not-applicable');
  });
});

/** Every plan in which one value of the fixture is not known, and where it comes from neither. */
function* hidden(): Generator<readonly [string, unknown]> {
  const { resource_changes: changes, configuration } = structuredClone(recordIn(ORDERS));
  const copy: unknown = {
    format_version: '1.2',
    variables: recordIn(ORDERS).variables,
    resource_changes: changes,
    configuration,
  };
  for (const change of listIn(changes).map(recordIn)) {
    const { after, after_unknown: unknown } = recordIn(change.change);
    for (const name of Object.keys(recordIn(after))) {
      const said = saidOf(change, configuration);
      const [value, expression] = [recordIn(after)[name], said[name]];
      Object.assign(recordIn(after), { [name]: undefined });
      Object.assign(recordIn(unknown), { [name]: true });
      Object.assign(said, { [name]: { references: ['local.hidden'] } });
      yield [`${change.address}.${name}`, copy];
      Object.assign(recordIn(after), { [name]: value });
      Reflect.deleteProperty(recordIn(unknown), name);
      if (expression === undefined) Reflect.deleteProperty(said, name);
      else Object.assign(said, { [name]: expression });
    }
  }
}

function saidOf({ type, name, module_address: module }: Json, configuration: unknown): Json {
  const root = recordIn(recordIn(configuration).root_module);
  const call = recordIn(recordIn(root.module_calls).db);
  const { resources } = module === undefined ? root : recordIn(call.module);
  const found = listIn(resources)
    .map(recordIn)
    .find(one => one.type === type && one.name === name);
  return recordIn(found?.expressions);
}

type Json = Record<string, unknown>;

function recordIn(value: unknown): Json {
  return isJson(value) ? value : {};
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

describe('hiding a value of a plan', () => {
  it('never makes a pass', { timeout: 110_000 }, () => {
    const before = verdicts(inventoryOf(orders, TERRAFORM_MAPPINGS));
    expect([...hidden()].length).toBeGreaterThan(90);
    const worse = [...hidden()].flatMap(([place, changed]) => {
      const after = verdicts(inventoryOf(templateOf(changed), TERRAFORM_MAPPINGS));
      return [...after].flatMap(([key, status]) => {
        const was = before.get(key);
        return status === 'pass' && (was === 'fail' || was === 'unknown') ? [`${key}: ${was} without ${place}`] : [];
      });
    });
    expect(worse).toEqual([]);
  });
});

describe('resources that are there already', () => {
  it('join by the ids that AWS gave them', () => {
    const there = { actions: ['no-op'], expressions: {} };
    const template = templateOf(
      plan({
        'aws_security_group.g': { ...there, after: { id: 'sg-1', ingress: [] } },
        'aws_security_group_rule.r': {
          ...there,
          after: { type: 'ingress', security_group_id: 'sg-1', protocol: '-1', cidr_blocks: ['0.0.0.0/0'] },
        },
        'aws_db_instance.x': {
          ...there,
          after: { engine: 'mysql', identifier: 'x', port: 3306, vpc_security_group_ids: ['sg-1'] },
        },
      }),
    );
    const found = verdicts(inventoryOf(template, TERRAFORM_MAPPINGS), ['rds-security-group-no-internet-ingress']);
    expect([...found.values()]).toEqual(['fail']);
  });
});

describe('lines', () => {
  const line = (written: Written, startLine: number): Written => ({
    ...written,
    at: { file: 'main.tf', startLine, startColumn: 1, endLine: startLine, endColumn: 9 },
  });
  const source: Template = {
    kind: 'terraform',
    path: '.',
    declarations: [
      declare('aws_security_group.apart', { name: 'apart' }),
      declare('aws_security_group.db', { ingress: [{ from_port: 22 }, { from_port: 5432 }] }),
      declare('module.db.aws_db_instance.this', { publicly_accessible: false }, { type: 'aws_db_instance' }),
    ],
  };

  it('come from the files beside, by address', () => {
    const placed = withLines(orders, source);
    expect(at(placed, 'aws_security_group.apart').header).toMatchObject({ file: 'main.tf', startLine: 1 });
    expect(property('aws_security_group.apart', 'name', placed)?.at).toMatchObject({ startLine: 2 });
    expect(property('module.db.aws_db_instance.this[0]', 'publicly_accessible', placed)?.at?.startLine).toBe(2);
    expect(at(placed, 'aws_db_instance.literal').header).toBeUndefined();
  });

  it('tell that a block is not written that the plan leaves open', () => {
    const placed = withLines(orders, source);
    expect(at(placed, 'aws_security_group.apart').properties.has('ingress')).toBe(false);
    const dynamic = { ...source, declarations: [declare('aws_security_group.apart', { ingress: ref('x.y') })] };
    expect(at(withLines(orders, dynamic), 'aws_security_group.apart').properties.has('ingress')).toBe(true);
  });

  it('of the parts of a set are those of the part that says the same', () => {
    const [first, second] = [line(block(22), 10), line(block(5432), 20)];
    const declaration = at(source, 'aws_security_group.db');
    const properties = new Map([['ingress', { ...line(block(0), 9), value: [first, second] }]]);
    const placed = withLines(orders, { ...source, declarations: [{ ...declaration, properties }] });
    const written = property('aws_security_group.db', 'ingress', placed)?.value;
    expect(Array.isArray(written) && written[0]?.at?.startLine).toBe(20);
  });

  function block(port: number): Written {
    return {
      value: new Map([['from_port', { value: port, at: undefined, origin: 'literal' }]]),
      at: undefined,
      origin: 'literal',
    };
  }
});
