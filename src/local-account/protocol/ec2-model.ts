import { ec2Query } from './ec2.ts';
import { ec2Table } from './ec2-table.ts';
import type { ServiceModel } from './service.ts';
import { constraintsOf, readTable } from './service-table.ts';

const operations = readTable(ec2Table);

/** EC2. */
export const ec2Model: ServiceModel = {
  name: 'ec2',
  operations,
  protocol: ec2Query('http://ec2.amazonaws.com/doc/2016-11-15/', operations),
  constraints: constraintsOf(ec2Table),
  invalidParameter: () => 'InvalidParameterValue',
};
