import { ramTable } from './ram-table.ts';
import { restJson } from './rest-json.ts';
import type { ServiceModel } from './service.ts';
import { constraintsOf, readTable } from './service-table.ts';

const operations = readTable(ramTable);

/** The Resource Access Manager. */
export const ramModel: ServiceModel = {
  name: 'ram',
  operations,
  protocol: restJson('ram', operations),
  constraints: constraintsOf(ramTable),
  invalidParameter: () => 'InvalidParameterException',
};
