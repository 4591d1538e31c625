import type { Origin } from '../../template/declaration.ts';

/** What makes values up: they are in nobody's text. */
const GENERATED: ReadonlySet<string> = new Set([
  'random_password',
  'random_string',
  'random_id',
  'random_pet',
  'random_uuid',
  'random_integer',
  'random_bytes',
  'tls_private_key',
  'aws_secretsmanager_random_password',
]);

/** What looks secrets up. */
const LOOKED_UP: ReadonlySet<string> = new Set([
  'aws_secretsmanager_secret_version',
  'aws_secretsmanager_secret_versions',
  'aws_ssm_parameter',
  'aws_ssm_parameters_by_path',
  'aws_kms_secret',
  'aws_kms_secrets',
  'vault_generic_secret',
  'vault_kv_secret',
  'vault_kv_secret_v2',
  'sops_file',
  'google_secret_manager_secret_version',
  'azurerm_key_vault_secret',
  'onepassword_item',
]);

/** Where a value that Terraform computes or reads comes from, and whether it may be shown. */
export function originOf(kind: 'resource' | 'data' | 'ephemeral', type: string): { origin: Origin; sensitive?: true } {
  if (GENERATED.has(type)) return { origin: 'generated', sensitive: true };
  if (kind === 'ephemeral' || (kind === 'data' && LOOKED_UP.has(type))) {
    return { origin: 'secret-reference', sensitive: true };
  }
  return { origin: 'literal' };
}
