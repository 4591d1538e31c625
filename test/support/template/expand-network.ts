import { isRecord, type Resource } from '../../../src/model/value.ts';
import { type Row, written } from './row.ts';

/** The subnet group that stands whole in an instance is one of its own. */
export function grouped(rows: readonly Row[]): readonly Row[] {
  return rows.flatMap(row => {
    const group = row.type === 'DBInstance' ? row.fields.DBSubnetGroup : undefined;
    if (!isRecord(group) || (group.Subnets === undefined && group.VpcId === undefined)) return [row];
    const name = `${row.name.toLowerCase()}-subnets`;
    const own: Resource = { DBSubnetGroupName: name, Subnets: [{ SubnetIdentifier: `${name}-a` }], ...group };
    const { DBSubnetGroupName } = own;
    const beside: Row = { type: 'DBSubnetGroup', name: `${row.name}G`, fields: own };
    return [{ ...row, fields: { ...row.fields, DBSubnetGroup: { DBSubnetGroupName } } }, beside];
  });
}

/** What a subnet group says of its subnets is the subnets' own. */
export function zoned(rows: readonly Row[]): readonly Row[] {
  const groups = rows.filter(({ type }) => type === 'DBSubnetGroup');
  const made = groups.flatMap(({ name, fields }) =>
    (Array.isArray(fields.Subnets) ? fields.Subnets : []).flatMap((subnet, index): readonly Row[] => {
      const said = isRecord(subnet) ? subnetOf(subnet, fields.VpcId) : undefined;
      const isThere = rows.some(row => row.type === 'Subnet' && row.fields.SubnetId === said?.SubnetId);
      return said === undefined || isThere ? [] : [{ type: 'Subnet', name: `${name}S${index}`, fields: said }];
    }),
  );
  return [...rows, ...made];
}

function subnetOf({ SubnetIdentifier, SubnetAvailabilityZone: zone, SubnetOutpost: outpost }: Resource, vpc: unknown) {
  const says = {
    AvailabilityZone: isRecord(zone) ? zone.Name : zone,
    OutpostArn: isRecord(outpost) ? outpost.Arn : outpost,
  };
  if (vpc === undefined && zone === undefined && outpost === undefined) return undefined;
  return written({ SubnetId: SubnetIdentifier, VpcId: vpc, ...says });
}

/** Whether a subnet leads to the internet is in its route table. */
export function routing(rows: readonly Row[]): readonly Row[] {
  return rows.flatMap(row => {
    const { routesToInternet: leads, SubnetId } = row.fields;
    if (row.type !== 'Subnet' || typeof leads !== 'boolean') return [row];
    const route = {
      DestinationCidrBlock: '0.0.0.0/0',
      ...(leads ? { GatewayId: 'igw-1' } : { NatGatewayId: 'nat-1' }),
    };
    const fields = {
      RouteTableId: `rtb-${row.name}`,
      VpcId: row.fields.VpcId ?? 'vpc-given',
      Associations: [{ SubnetId }],
      Routes: [route],
    };
    const table: Row = { type: 'RouteTable', name: `${row.name}T`, fields };
    return [row, table];
  });
}
