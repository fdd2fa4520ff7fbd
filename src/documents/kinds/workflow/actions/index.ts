import { applyImageConfigurations } from './apply-image-configurations.ts';
import { bootstrapInstanceForContainer } from './bootstrap-instance-for-container.ts';
import { collectImageMetadata } from './collect-image-metadata.ts';
import { collectImageScanFindings } from './collect-image-scan-findings.ts';
import { createImage } from './create-image.ts';
import { createImageFromIso } from './create-image-from-iso.ts';
import { distributeContainerImage } from './distribute-container-image.ts';
import { distributeImage } from './distribute-image.ts';
import { executeComponents } from './execute-components.ts';
import { executeStateMachine } from './execute-state-machine.ts';
import { launchInstance } from './launch-instance.ts';
import { modifyImageAttributes } from './modify-image-attributes.ts';
import { registerImage } from './register-image.ts';
import { runCommand } from './run-command.ts';
import { runSysPrep } from './run-sysprep.ts';
import { sanitizeInstance } from './sanitize-instance.ts';
import type { WorkflowActionSpec } from './spec.ts';
import { terminateInstance } from './terminate-instance.ts';
import { waitForAction } from './wait-for-action.ts';
import { waitForSsmAgent } from './wait-for-ssm-agent.ts';

/** The 19 step actions of workflow documents, by name. */
export const workflowActions: readonly WorkflowActionSpec[] = [
  applyImageConfigurations,
  bootstrapInstanceForContainer,
  collectImageMetadata,
  collectImageScanFindings,
  createImage,
  createImageFromIso,
  distributeContainerImage,
  distributeImage,
  executeComponents,
  executeStateMachine,
  launchInstance,
  modifyImageAttributes,
  registerImage,
  runCommand,
  runSysPrep,
  sanitizeInstance,
  terminateInstance,
  waitForAction,
  waitForSsmAgent,
];

const byName: ReadonlyMap<string, WorkflowActionSpec> = new Map(workflowActions.map((action) => [action.name, action]));

/** The action of that name; names are case-sensitive. */
export function workflowActionByName(name: string): WorkflowActionSpec | undefined {
  return byName.get(name);
}
