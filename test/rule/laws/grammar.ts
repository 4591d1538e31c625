import fc from 'fast-check';

type Text = fc.Arbitrary<string>;

const scalarTests = (values: readonly (string | number | boolean)[], more: readonly string[] = []): Text => {
  const value = fc.constantFrom(...values).map(String);
  const list = fc.uniqueArray(value, { minLength: 1, maxLength: 3 }).map(items => `[${items.join(', ')}]`);
  return fc.oneof(
    value,
    value.map(v => `{ not: ${v} }`),
    list.map(v => `{ in: ${v} }`),
    list.map(v => `{ notIn: ${v} }`),
    fc.constantFrom('{ present: true }', '{ present: false }'),
    ...(more.length === 0 ? [] : [fc.constantFrom(...more)]),
  );
};

const numbers = (...values: readonly number[]) =>
  scalarTests(
    values,
    values.flatMap(v => [`{ min: ${v} }`, `{ max: ${v} }`, `{ min: ${v}, max: ${v + 1} }`]),
  );

const at = (path: string, test: Text): Text => test.map(text => `'${path}': ${text}`);

const counts = numbers(0, 1, 2).map(text => `count: ${text}`);
const presence = fc.constantFrom('present: true', 'present: false');

/** Several tests of one list, each at most once. */
const listTests = (...tests: readonly Text[]): Text =>
  fc
    .uniqueArray(fc.oneof(...tests), { minLength: 1, maxLength: 2, selector: text => text.split(':')[0] })
    .map(parts => `{ ${parts.join(', ')} }`);

const quantifiers = (condition: Text): readonly Text[] =>
  ['some', 'every', 'none'].map(name => condition.map(c => `${name}: ${c}`));

const where = (condition: Text, test: Text): Text =>
  fc.oneof(
    test,
    fc.tuple(condition, test).map(([c, t]) => t.replace('{', `{ where: ${c},`)),
  );

/** All, any and not over entries of one map, to a small depth. */
function conditions(entry: Text): Text {
  const flat = fc.array(entry, { minLength: 1, maxLength: 2 }).map(entries => `{ ${unique(entries).join(', ')} }`);
  const { tree } = fc.letrec<{ tree: string }>(tie => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      flat,
      fc.tuple(fc.constantFrom('all', 'any'), tie('tree'), tie('tree')).map(([is, a, b]) => `{ ${is}: [${a}, ${b}] }`),
      tie('tree').map(inner => `{ not: ${inner} }`),
    ),
  }));
  return tree;
}

/** A key stands once in a map. */
function unique(entries: readonly string[]): readonly string[] {
  return [...new Map(entries.map(entry => [entry.slice(0, entry.indexOf(': ')), entry])).values()];
}

const membership = conditions(
  fc.oneof(at('Status', scalarTests(['active', 'removing'])), at('VpcSecurityGroupId', scalarTests(['sg-1', 'sg-2']))),
);

const blocks = listTests(
  fc.constantFrom(
    'some: { in: [0.0.0.0/0, "::/0"] }',
    'every: { within: [10.0.0.0/8] }',
    'none: { overlaps: 10.1.0.0/16 }',
  ),
  counts,
);

const ingressRule = conditions(
  fc.oneof(
    at(
      'ports',
      fc.constantFrom(
        '{ covers: 5432 }',
        '{ covers: $resource.Endpoint.Port }',
        '{ within: 5000-6000 }',
        '{ overlaps: 22 }',
      ),
    ),
    at('cidrs', blocks),
    at('IpProtocol', scalarTests(['tcp', 'udp'])),
    at('prefixLengths', fc.constantFrom('{ every: { min: 16 } }', '{ distinct: { max: 1 } }', '{ overlaps: [8, 16] }')),
    at('referencedGroup', fc.constantFrom('{ present: true }', '{ present: false }')),
    at('referencedGroup.GroupName', scalarTests(['one', 'two'])),
  ),
);

const alarm = conditions(
  fc.oneof(
    at('MetricName', scalarTests(['CPUUtilization', 'FreeStorageSpace'])),
    at('notifies', scalarTests([true, false])),
    at('staticThreshold', numbers(10, 80)),
    at('watches', fc.constantFrom('{ some: { MetricName: CPUUtilization } }', '{ count: { max: 1 } }')),
  ),
);

const sibling = conditions(
  fc.oneof(
    at('AvailabilityZone', scalarTests(['a', 'b'], ['{ not: $resource.AvailabilityZone }'])),
    at('PromotionTier', numbers(0, 1)),
  ),
);

/** Conditions on a DB instance and what it leads to, as flow YAML. */
export const INSTANCE_CONDITION: Text = conditions(
  fc.oneof(
    at('MultiAZ', scalarTests([true, false])),
    at('Engine', scalarTests(['mysql', 'postgres'], ['{ matches: ^my }', '{ notMatches: sql$ }'])),
    at('engineFamily', scalarTests(['mysql', 'postgres'])),
    at('majorVersion', scalarTests(['"8.0"', '"15"'])),
    at('EngineVersion', scalarTests(['"8.0"', '"15.4"'], ['{ min: "15.4" }', '{ max: "8.0" }'])),
    at(
      'AvailabilityZone',
      scalarTests(['a', 'b'], ['$resource.SecondaryAvailabilityZone', '{ not: $resource.SecondaryAvailabilityZone }']),
    ),
    at('BackupRetentionPeriod', numbers(0, 7)),
    at(
      'AllocatedStorage',
      fc.constantFrom(
        '{ min: $resource.MaxAllocatedStorage * 2 }',
        '{ max: $resource.MaxAllocatedStorage }',
        "{ min: '$least[Engine]' }",
      ),
    ),
    at('InstanceCreateTime', fc.constantFrom('{ max: now - 90d }', '{ min: now - 1d }')),
    at(
      'PreferredMaintenanceWindow',
      fc.constantFrom('{ within: ["sat:00:00-mon:05:00"] }', '{ overlaps: $resource.PreferredBackupWindow }'),
    ),
    at('Endpoint.Port', numbers(5432)),
    at('Endpoint', fc.constantFrom('{ present: true }', '{ present: false }')),
    at('tags[Owner]', scalarTests(['x', 'y'])),
    at(
      'tagKeys',
      listTests(fc.constantFrom('covers: [Owner]', 'within: [Owner, Team]', 'overlaps: [Team]'), counts, presence),
    ),
    at('parameters[p]', scalarTests([true, 1], ['{ min: 1 }', '{ matches: "1" }'])),
    at(
      'EnabledCloudwatchLogsExports',
      listTests(fc.constantFrom('covers: [audit]', 'within: [audit, error]', 'overlaps: [error]'), counts),
    ),
    at('VpcSecurityGroups', where(membership, listTests(counts, presence, ...quantifiers(membership)))),
    at(
      'VpcSecurityGroups.Status',
      listTests(fc.constantFrom('distinct: 1', 'covers: [active]', 'within: [active]', 'some: active'), counts),
    ),
    at('securityGroups.ingress', where(ingressRule, listTests(counts, ...quantifiers(ingressRule)))),
    at(
      'securityGroups.ingress.IpProtocol',
      listTests(fc.constantFrom('distinct: { max: 1 }', 'within: [tcp]', 'every: tcp', 'overlaps: [udp]')),
    ),
    at('cluster', fc.constantFrom('{ present: true }', '{ present: false }')),
    at('cluster.BackupRetentionPeriod', numbers(0, 7)),
    at('cluster.instances', where(sibling, listTests(counts, ...quantifiers(sibling)))),
    at(
      'cluster.readers.AvailabilityZone',
      listTests(fc.constantFrom('distinct: { min: 2 }', 'covers: [a]', 'none: b'), counts),
    ),
    at('cluster.writer.AvailabilityZone', scalarTests(['a', 'b'])),
    at('alarms', where(alarm, listTests(counts, ...quantifiers(alarm)))),
    at('automatedSnapshots.day', listTests(fc.constantFrom('distinct: { min: 2 }', 'covers: ["2026-08-30"]'), counts)),
    at(
      'subnets.routesToInternet',
      listTests(fc.constantFrom('none: true', 'every: false', 'some: true', 'distinct: 1')),
    ),
  ),
);
