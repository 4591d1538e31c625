import { type Row, written } from './row.ts';

/** Who a snapshot is shared with is an attribute of it. */
export function sharing(rows: readonly Row[]): readonly Row[] {
  return rows.flatMap(row => {
    const { type, fields } = row;
    if ((type !== 'DBSnapshot' && type !== 'DBClusterSnapshot') || fields.sharedWith === undefined) return [row];
    const id = fields[`${type}Identifier`] ?? `${row.name.toLowerCase()}-snapshot`;
    const list = [{ AttributeName: 'restore', AttributeValues: fields.sharedWith }];
    const attributes = { [`${type}Identifier`]: id, [`${type}Attributes`]: list };
    return [
      { ...row, fields: { ...fields, [`${type}Identifier`]: id } },
      { type: `${type}Attributes`, name: `${row.name}A`, fields: attributes } as const,
    ];
  });
}

/** Terraform says of a snapshot only what it is of: that stands for what the snapshot has from it. */
export function sources(rows: readonly Row[], asked: ReadonlySet<string>): readonly Row[] {
  return rows.flatMap(row => {
    const isAsked = asked.has(row.type === 'DBSnapshot' ? 'DBInstance' : 'DBCluster');
    if (isAsked) return [row];
    const made =
      row.type === 'DBSnapshot' ? ofInstance(row) : row.type === 'DBClusterSnapshot' ? ofCluster(row) : undefined;
    return made ?? [row];
  });
}

function ofInstance(row: Row): readonly Row[] {
  const { DBInstanceIdentifier, DbiResourceId, Encrypted, KmsKeyId, Engine } = row.fields;
  const id = DBInstanceIdentifier ?? `${row.name.toLowerCase()}-source`;
  const source = written({ DBInstanceIdentifier: id, DbiResourceId, StorageEncrypted: Encrypted, KmsKeyId, Engine });
  return [
    { ...row, fields: { ...row.fields, DBInstanceIdentifier: id } },
    { type: 'DBInstance', name: `${row.name}S`, fields: source, implied: true },
  ];
}

function ofCluster(row: Row): readonly Row[] {
  const { DBClusterIdentifier, DbClusterResourceId, StorageEncrypted, KmsKeyId, Engine } = row.fields;
  const id = DBClusterIdentifier ?? `${row.name.toLowerCase()}-source`;
  const source = written({ DBClusterIdentifier: id, DbClusterResourceId, StorageEncrypted, KmsKeyId, Engine });
  return [
    { ...row, fields: { ...row.fields, DBClusterIdentifier: id } },
    { type: 'DBCluster', name: `${row.name}S`, fields: source, implied: true },
  ];
}
