import type { Operations } from '../account.ts';
import {
  createLicenseConfiguration,
  deleteLicenseConfiguration,
  getLicenseConfiguration,
  listLicenseConfigurations,
} from './license-configurations.ts';

/** The emulated operations of License Manager: the configurations that a distribution can name. */
export const licenseManagerOperations: Operations = {
  CreateLicenseConfiguration: createLicenseConfiguration,
  DeleteLicenseConfiguration: deleteLicenseConfiguration,
  GetLicenseConfiguration: getLicenseConfiguration,
  ListLicenseConfigurations: listLicenseConfigurations,
};
