import { jsonRpc } from './json-rpc.ts';
import { licenseManagerTable } from './license-manager-table.ts';
import type { ServiceModel } from './service.ts';
import { constraintsOf, readTable } from './service-table.ts';

const operations = readTable(licenseManagerTable);

/** License Manager. */
export const licenseManagerModel: ServiceModel = {
  name: 'license-manager',
  operations,
  protocol: jsonRpc('AWSLicenseManager.', operations),
  constraints: constraintsOf(licenseManagerTable),
  invalidParameter: () => 'InvalidParameterValueException',
};
