import { Unknown } from '../../../model/value.ts';
import type { Declaration, Written } from '../../template/declaration.ts';
import type { Context, Fields, Mapping, Part, Shape } from '../../template/mapping.ts';
import { ARN, named, TAGS } from './identity.ts';
import { type Naming, relatives, target } from './relatives.ts';
import { like, plainOf, serviceDefault } from './values.ts';

/** A key that is declared is the customer's own: AWS's are nobody's to declare. */
export const KEYS: readonly Mapping[] = [
  {
    to: 'Key',
    fields: {
      KeyId: named('key_id'),
      Arn: ARN,
      Description: { from: 'description' },
      Enabled: { from: ['is_enabled', 'enabled'], absent: true },
      KeyManager: { absent: 'CUSTOMER' },
      KeyUsage: { from: 'key_usage', absent: 'ENCRYPT_DECRYPT' },
      MultiRegion: { from: 'multi_region', absent: false },
    },
  },
];

/** A key that a file refers to and another declares: nothing of it is known but whose it is. */
export const IMPLIED_KEYS: readonly Mapping[] = [
  { to: 'Key', fields: { KeyId: ARN, Arn: ARN, KeyManager: { absent: 'CUSTOMER' } } },
];

export const ALIASES: readonly Mapping[] = [
  {
    to: 'Alias',
    fields: { AliasName: named('name'), AliasArn: ARN, TargetKeyId: { from: 'target_key_id' } },
  },
];

/** A key that is named by a declared alias is the alias's key. */
export const keyReference: Shape = (written, context) => {
  if (!(written.value instanceof Unknown)) return written;
  const alias = target(written, context, { aws_kms_alias: [] });
  const key = alias?.properties.get('target_key_id')?.value;
  return key instanceof Unknown || typeof key === 'string' ? like(written, key) : written;
};

const ROTATION: Naming = { type: 'aws_secretsmanager_secret_rotation', by: 'secret_id', own: ['id', 'name'] };

/** A secret with the rotation that is declared for it: `$rotation` beside its arguments. */
function withRotation(declaration: Declaration, context: Context): readonly Part[] {
  const { certain, possible } = relatives(context, ROTATION);
  const [rotation] = certain;
  const written =
    rotation === undefined
      ? possible.slice(0, 1).map(({ why }) => like({ at: declaration.header, origin: 'literal' }, why))
      : [rotationOf(rotation)];
  const joined = written.map(value => ['$rotation', value] as const);
  return [{ properties: new Map([...declaration.properties, ...joined]), at: declaration.header }];
}

function rotationOf({ properties, header }: Declaration): Written {
  const at = { at: header, origin: 'literal' } as const;
  return like(at, new Map([...properties, ['on', like(at, true)]]));
}

const BY_SCHEDULE = serviceDefault('its schedule says how often, not its days');

/** A schedule expression says the days in a language of its own. */
function days({ get }: Context): unknown {
  const schedule = plainOf(get('schedule_expression'));
  return schedule === undefined || schedule === '' ? undefined : BY_SCHEDULE;
}

const SECRET: Fields = {
  ARN: ARN,
  Name: named('name'),
  Description: { from: 'description' },
  KmsKeyId: { from: 'kms_key_id', as: keyReference },
  RotationEnabled: { from: '$rotation.on', absent: false },
  RotationLambdaARN: { from: '$rotation.rotation_lambda_arn' },
  RotationRules: {
    from: '$rotation.rotation_rules',
    fields: {
      AutomaticallyAfterDays: { from: 'automatically_after_days', absent: days },
      Duration: { from: 'duration' },
      ScheduleExpression: { from: 'schedule_expression' },
    },
  },
  Tags: TAGS,
};

export const SECRETS: readonly Mapping[] = [{ to: 'Secret', fields: SECRET, rows: withRotation }];
