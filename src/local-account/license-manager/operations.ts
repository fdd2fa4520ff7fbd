import type { Operations } from '../account.ts';
import {
  createLicenseConfiguration,
  deleteLicenseConfiguration,
  getLicenseConfiguration,
  listLicenseConfigurations,
} from './license-configurations.ts';
import {
  listAssociationsForLicenseConfiguration,
  listLicenseSpecificationsForResource,
  updateLicenseSpecificationsForResource,
} from './specifications.ts';

/** The emulated operations of License Manager: the configurations that a distribution can name, and the AMIs that they are associated with. */
export const licenseManagerOperations: Operations = {
  CreateLicenseConfiguration: createLicenseConfiguration,
  DeleteLicenseConfiguration: deleteLicenseConfiguration,
  GetLicenseConfiguration: getLicenseConfiguration,
  ListAssociationsForLicenseConfiguration: listAssociationsForLicenseConfiguration,
  ListLicenseConfigurations: listLicenseConfigurations,
  ListLicenseSpecificationsForResource: listLicenseSpecificationsForResource,
  UpdateLicenseSpecificationsForResource: updateLicenseSpecificationsForResource,
};
