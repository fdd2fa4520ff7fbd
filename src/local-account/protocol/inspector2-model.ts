import { inspector2Table } from './inspector2-table.ts';
import { restJson } from './rest-json.ts';
import { serviceModel } from './service.ts';
import { constraintsOf, readTable } from './service-table.ts';

/** Inspector. */
export const inspector2Model = serviceModel({
  name: 'inspector2',
  operations: () => readTable(inspector2Table),
  protocol: (operations) => restJson('inspector2', operations),
  constraints: () => constraintsOf(inspector2Table),
  invalidParameter: () => 'ValidationException',
});
