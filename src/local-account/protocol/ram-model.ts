import { ramTable } from './ram-table.ts';
import { restJson } from './rest-json.ts';
import { serviceModel } from './service.ts';
import { constraintsOf, readTable } from './service-table.ts';

/** The Resource Access Manager. */
export const ramModel = serviceModel({
  name: 'ram',
  operations: () => readTable(ramTable),
  protocol: (operations) => restJson('ram', operations),
  constraints: () => constraintsOf(ramTable),
  invalidParameter: () => 'InvalidParameterException',
});
