import { Unknown } from '../../../model/value.ts';
import type { Context, Shape } from '../../template/mapping.ts';
import { isEqual } from '../../template/shape.ts';
import { OF_SOURCE } from './defaults.ts';
import { clusterEngine } from './engine.ts';
import { cluster } from './kind.ts';
import { presence } from './presence.ts';
import { replaced } from './shapes.ts';

/** How an instance is encrypted, from whether it is. */
export const instanceEncryption: Shape = (written, context) => {
  const { value } = isEqual(true)(written, context);
  if (value instanceof Unknown) return { ...written, value };
  return replaced(written, value === true ? 'sse-kms' : 'none');
};

/** The same of what leaving it out means. */
export function encryptionOf(encrypted: unknown): unknown {
  return encrypted === true ? 'sse-kms' : encrypted === false ? 'none' : encrypted;
}

/** Without StorageEncrypted, or with false, a key of AWS's own where the cluster is Aurora's and new enough: nobody can tell. */
export const clusterEncryption: Shape = (written, context) => {
  const { value } = isEqual(true)(written, context);
  if (value instanceof Unknown || value === true) return instanceEncryption(written, context);
  const without = withoutKey(context);
  return replaced(written, typeof without === 'string' || without instanceof Unknown ? without : null);
};

/** AWS encrypts every Aurora cluster made since then; a template may be of one that is older. */
const BY_AGE = new Unknown(
  'service-default',
  'Aurora clusters made since 18 February 2026 are encrypted with a key that AWS owns, older ones are not',
);

/** A key that is named without StorageEncrypted is refused or used. */
const named = new Unknown('service-default', 'a key is named without StorageEncrypted');

export const withoutKey = cluster({
  new: (context: Context) => {
    const engine = clusterEngine(context);
    if (engine === undefined || engine instanceof Unknown) return engine ?? new Unknown('operand-absent', NO_ENGINE);
    if (!engine.startsWith('aurora')) return 'none';
    const joins = presence(context, 'GlobalClusterIdentifier');
    if (joins !== false) return joins === true ? OF_SOURCE : joins;
    const key = presence(context, 'KmsKeyId');
    return key === false ? BY_AGE : key === true ? named : key;
  },
  copy: OF_SOURCE,
});

const NO_ENGINE = 'the engine is not named';

/** What the API says of StorageEncrypted then. */
export function clusterIsEncrypted(context: Context): unknown {
  const how = withoutKey(context);
  return how === 'none' ? false : how;
}
