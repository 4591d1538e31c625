import { Unknown } from '../../../model/value.ts';
import type { Written } from '../../template/declaration.ts';
import type { Context, Mapping, Part } from '../../template/mapping.ts';
import { naming } from './others.ts';
import { textOf } from './presence.ts';
import { kmsKey, MADE, name, TAGS } from './shapes.ts';

/** A secret is rotated by a schedule, which is a resource of its own. */
function rotated(context: Context): readonly Part[] {
  const { declaration } = context;
  const { certain, open } = naming(context, 'AWS::SecretsManager::RotationSchedule', 'SecretId');
  const [schedule] = certain;
  const rotates = schedule === undefined ? (open ?? false) : true;
  const at = schedule?.header ?? declaration.header;
  const enabled: Written = { at, origin: 'literal', value: rotates };
  const rules = schedule?.properties.get('RotationRules');
  const written = rules === undefined ? [] : [['RotationRules', rules] as const];
  return [
    { properties: new Map([...declaration.properties, ['rotates', enabled], ...written]), at: declaration.header },
  ];
}

/** `rate(30 days)`; other schedules do not say how many days. */
function daysOf(context: Context): unknown {
  const schedule = textOf(context, 'ScheduleExpression');
  if (schedule === undefined || schedule instanceof Unknown) return schedule;
  const days = /^rate\(\s*(\d+)\s+days?\s*\)$/.exec(schedule)?.[1];
  return days === undefined ? new Unknown('expression', `${schedule} does not say how many days`) : Number(days);
}

/** A schedule without rules is as AWS or the secret's owner left it. */
function rulesOf(context: Context): unknown {
  const rotates = context.get('rotates')?.value;
  if (rotates instanceof Unknown) return rotates;
  return rotates === true ? new Unknown('service-default', 'the schedule writes no rules') : undefined;
}

export const SECRET: Mapping = {
  to: 'Secret',
  rows: (_, context) => rotated(context),
  fields: {
    ARN: MADE,
    Name: name('Name'),
    Description: { from: 'Description' },
    KmsKeyId: { from: 'KmsKeyId', as: kmsKey },
    RotationEnabled: { from: 'rotates' },
    RotationRules: {
      from: 'RotationRules',
      fields: {
        AutomaticallyAfterDays: { from: 'AutomaticallyAfterDays', absent: daysOf },
        Duration: { from: 'Duration' },
        ScheduleExpression: { from: 'ScheduleExpression' },
      },
      absent: rulesOf,
    },
    Tags: TAGS,
  },
};
