import type { WorkflowAction } from './action.ts';

/** Actions that have nothing to do for the images that are built here, which are Linux AMIs without scanning. */
export const runSysPrep = skipping('RunSysPrep', 'Only for Windows');
export const bootstrapInstanceForContainer = skipping('BootstrapInstanceForContainer', 'Only for container images');
export const distributeContainerImage = skipping('DistributeContainerImage', 'Only for container images');

/** Findings are collected with the image itself, when it is written. */
export const collectImageScanFindings: WorkflowAction = {
  name: 'CollectImageScanFindings',
  run: async ({ run }) => (run.job.scanning ? { outputs: {} } : { skipped: 'Image scanning is off for this image' }),
};

function skipping(name: string, skipped: string): WorkflowAction {
  return { name, run: async () => ({ skipped }) };
}
