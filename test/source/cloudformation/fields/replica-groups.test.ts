import { describe, expect, it } from 'vitest';
import { CLOUDFORMATION_MAPPINGS } from '../../../../src/source/cloudformation/fields.ts';
import { readCloudFormation } from '../../../../src/source/cloudformation/read.ts';
import { inventoryOf } from '../../../../src/source/template/inventory.ts';
import { NOTHING } from '../support.ts';

/** The parameter groups of a replica. */
function groups(source: string, replica = ''): unknown {
  const text = `Resources:
  Group: { Type: AWS::RDS::DBParameterGroup, Properties: { Family: postgres16, DBParameterGroupName: books } }
  Source: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres, ${source} } }
  Replica: { Type: AWS::RDS::DBInstance, Properties: { SourceDBInstanceIdentifier: !Ref Source, ${replica} } }
Parameters: { None: { Type: String } }
`;
  const { template } = readCloudFormation('t.yaml', text, NOTHING);
  if (template === undefined) throw new Error('no template');
  const inventory = inventoryOf(template, CLOUDFORMATION_MAPPINGS);
  const row = inventory.rows('DBInstance').find(one => inventory.declared(one)?.address === 'Replica') ?? {};
  return inventory.read('DBInstance', row, 'DBParameterGroups');
}

describe('a replica that names no parameter group', () => {
  it('takes that of its source', () => {
    expect(groups('DBParameterGroupName: !Ref Group')).toEqual([{ DBParameterGroupName: 'books' }]);
    expect(groups('')).toBeUndefined();
  });

  it('is not known where the source or its group is not, or the source is in another Region', () => {
    expect(groups('DBParameterGroupName: !Ref None')).toMatchObject([
      { DBParameterGroupName: { code: 'unresolved-reference' } },
    ]);
    expect(groups('DBSnapshotIdentifier: s')).toMatchObject({ code: 'service-default' });
    expect(groups('DBParameterGroupName: !Ref Group', 'SourceRegion: eu-west-1')).toMatchObject({
      code: 'service-default',
    });
  });
});
