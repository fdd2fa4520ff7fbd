import { ec2Query } from './ec2.ts';
import { ec2Table } from './ec2-table.ts';
import { serviceModel } from './service.ts';
import { constraintsOf, readTable } from './service-table.ts';

/** EC2. */
export const ec2Model = serviceModel({
  name: 'ec2',
  operations: () => readTable(ec2Table),
  protocol: (operations) => ec2Query('http://ec2.amazonaws.com/doc/2016-11-15/', operations),
  constraints: () => constraintsOf(ec2Table),
  invalidParameter: () => 'InvalidParameterValue',
});
