import { Unknown } from '../../../model/value.ts';
import type { Written } from '../../template/declaration.ts';
import type { Absent, Context, Field, Fields, Shape } from '../../template/mapping.ts';
import { isEqual, originOf } from '../../template/shape.ts';
import { kmsKey, replaced } from './shapes.ts';

/** The master user and password, as instances and clusters have them; what leaving out the user or a managed password means. */
export function masterFields(absent: Absent, secret: Absent): Fields {
  return {
    MasterUsername: { from: 'MasterUsername', absent },
    masterUsernameOrigin: { from: 'MasterUsername', as: originOf },
    MasterUserPassword: { from: 'MasterUserPassword', as: originOf },
    masterPassword: { from: 'MasterUserPassword', as: originOf },
    MasterUserSecret: managedSecret(secret),
  };
}

/** RDS keeps the password in a secret of its own where it manages it; the secret's key is written beside it. */
function managedSecret(absent: Absent): Field {
  return {
    from: 'ManageMasterUserPassword',
    as: secretOf,
    fields: { SecretArn: { from: 'SecretArn' }, KmsKeyId: { from: 'MasterUserSecret.KmsKeyId', as: kmsKey } },
    absent,
  };
}

const secretOf: Shape = (written, context) => {
  const { value } = isEqual(true)(written, context);
  if (value instanceof Unknown) return replaced(written, new Unknown(value.code, value.detail, value.level));
  const secret: Written = { at: written.at, origin: 'generated', value: MADE_BY_RDS };
  return replaced(written, value === true ? new Map([['SecretArn', secret], ...keyOf(context)]) : null);
};

const MADE_BY_RDS = new Unknown('computed-at-apply', 'RDS makes the secret', 'resource', true);

function keyOf(context: Context): readonly (readonly [string, Written])[] {
  const secret = context.get('MasterUserSecret');
  return secret === undefined ? [] : [['MasterUserSecret', secret]];
}
