// Images that are made from disks instead of recipes. Both begin with something that only AWS has.
import type { Account } from '../account.ts';
import type { ImportDiskImageRequest, ImportVmImageRequest } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { noDiskImage, noImportTask } from './decisions.ts';
import { getResource } from './resolve.ts';

/** An import goes on from a task of EC2's VM import, and the local account's EC2 has none. */
export function importVmImage(_account: Account, { vmImportTaskId }: Valid<ImportVmImageRequest>): never {
  throw noImportTask(vmImportTaskId);
}

/** An import installs Windows from an ISO file in S3 on an instance; nothing here could run that. */
export function importDiskImage(account: Account, { uri, infrastructureConfigurationArn }: Valid<ImportDiskImageRequest>): never {
  getResource(account, 'infrastructure-configuration', infrastructureConfigurationArn);
  throw noDiskImage(uri);
}
