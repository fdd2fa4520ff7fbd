import { inspector2Table } from './inspector2-table.ts';
import { restJson } from './rest-json.ts';
import type { ServiceModel } from './service.ts';
import { constraintsOf, readTable } from './service-table.ts';

const operations = readTable(inspector2Table);

/** Inspector. */
export const inspector2Model: ServiceModel = {
  name: 'inspector2',
  operations,
  protocol: restJson('inspector2', operations),
  constraints: constraintsOf(inspector2Table),
  invalidParameter: () => 'ValidationException',
};
