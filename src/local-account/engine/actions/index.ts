import {
  bootstrapInstanceForContainer as bootstrap,
  executeComponentsInContainer,
  distributeContainerImage as pushContainer,
} from '../container/actions.ts';
import { byImageType, forAmis } from '../container/by-image-type.ts';
import type { WorkflowAction } from './action.ts';
import { applyImageConfigurations } from './apply-image-configurations.ts';
import { collectImageMetadata } from './collect-image-metadata.ts';
import { createImage } from './create-image.ts';
import { distributeImage } from './distribute-image.ts';
import { executeComponents } from './execute-components.ts';
import { launchInstance } from './launch-instance.ts';
import { modifyImageAttributes } from './modify-image-attributes.ts';
import { bootstrapInstanceForContainer, collectImageScanFindings, distributeContainerImage, runSysPrep } from './not-for-this-image.ts';
import { runCommand } from './run-command.ts';
import { sanitizeInstance } from './sanitize-instance.ts';
import { createImageFromIso, executeStateMachine, registerImage } from './services.ts';
import { terminateInstance } from './terminate-instance.ts';
import { waitForAction } from './wait-for-action.ts';
import { waitForSsmAgent } from './wait-for-ssm-agent.ts';

/** Every action that a workflow document can name. */
export const workflowActions: readonly WorkflowAction[] = [
  forAmis(applyImageConfigurations),
  byImageType({ ami: bootstrapInstanceForContainer, container: bootstrap }),
  forAmis(collectImageMetadata),
  collectImageScanFindings,
  forAmis(createImage),
  createImageFromIso,
  byImageType({ ami: distributeContainerImage, container: pushContainer }),
  forAmis(distributeImage),
  byImageType({ ami: executeComponents, container: executeComponentsInContainer }),
  executeStateMachine,
  launchInstance,
  forAmis(modifyImageAttributes),
  registerImage,
  runCommand,
  runSysPrep,
  forAmis(sanitizeInstance),
  terminateInstance,
  waitForAction,
  waitForSsmAgent,
];

const byName: ReadonlyMap<string, WorkflowAction> = new Map(workflowActions.map((action) => [action.name, action]));

/** The action of that name; throws for a name that no document can have. */
export function workflowAction(name: string): WorkflowAction {
  const action = byName.get(name);
  if (!action) throw new Error(`There is no workflow action ${name}`);
  return action;
}
