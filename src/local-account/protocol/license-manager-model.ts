import { jsonRpc } from './json-rpc.ts';
import { licenseManagerTable } from './license-manager-table.ts';
import { serviceModel } from './service.ts';
import { constraintsOf, readTable } from './service-table.ts';

/** License Manager. */
export const licenseManagerModel = serviceModel({
  name: 'license-manager',
  operations: () => readTable(licenseManagerTable),
  protocol: (operations) => jsonRpc('AWSLicenseManager.', operations),
  constraints: () => constraintsOf(licenseManagerTable),
  invalidParameter: () => 'InvalidParameterValueException',
});
