import type { WorkflowAction } from './action.ts';

/** Actions that have nothing to do for the images that are built here, which are Linux AMIs without scanning. */
export const runSysPrep = skipping('RunSysPrep', 'Only for Windows');
export const bootstrapInstanceForContainer = skipping('BootstrapInstanceForContainer', 'Only for container images');
export const distributeContainerImage = skipping('DistributeContainerImage', 'Only for container images');
export const collectImageScanFindings = skipping('CollectImageScanFindings', 'Image scanning is off: there is no Amazon Inspector here');

function skipping(name: string, skipped: string): WorkflowAction {
  return { name, run: async () => ({ skipped }) };
}
