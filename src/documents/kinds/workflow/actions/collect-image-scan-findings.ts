import { workflowGuide } from '../guide.ts';
import { commandOutputs, instanceId } from './shared-fields.ts';
import type { WorkflowActionSpec } from './spec.ts';

export const collectImageScanFindings: WorkflowActionSpec = {
  name: 'CollectImageScanFindings',
  summary: 'Collects what Amazon Inspector found on the test instance.',
  stages: ['TEST'],
  defaultTimeout: 7_200,
  longestTimeout: 43_200,
  inputs: [instanceId('The instance that was scanned.')],
  outputs: commandOutputs,
  notes: ['Needs Amazon Inspector in the account and image scanning in the pipeline.'],
  source: workflowGuide.actions,
};
