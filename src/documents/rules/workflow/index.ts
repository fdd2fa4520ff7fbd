import type { Rule } from '../rule.ts';
import { workflowDoubtfulName } from './workflow-doubtful-name.ts';
import { workflowDuplicateName } from './workflow-duplicate-name.ts';
import { workflowExclusiveActions } from './workflow-exclusive-actions.ts';
import { workflowInputType } from './workflow-input-type.ts';
import { workflowInputValue } from './workflow-input-value.ts';
import { workflowInvalidJson } from './workflow-invalid-json.ts';
import { workflowInvalidName } from './workflow-invalid-name.ts';
import { workflowLongDescription } from './workflow-long-description.ts';
import { workflowMetadataStage } from './workflow-metadata-stage.ts';
import { workflowMissingAction } from './workflow-missing-action.ts';
import { workflowMissingInput } from './workflow-missing-input.ts';
import { workflowMissingName } from './workflow-missing-name.ts';
import { workflowMissingSchemaVersion } from './workflow-missing-schema-version.ts';
import { workflowMissingSteps } from './workflow-missing-steps.ts';
import { workflowMixedStages } from './workflow-mixed-stages.ts';
import { workflowSize } from './workflow-size.ts';
import { workflowTooManySteps } from './workflow-too-many-steps.ts';
import { workflowUnknownAction } from './workflow-unknown-action.ts';
import { workflowUnknownInput } from './workflow-unknown-input.ts';
import { workflowUnknownKey } from './workflow-unknown-key.ts';
import { workflowUnsupportedSchemaVersion } from './workflow-unsupported-schema-version.ts';
import { workflowWrongType } from './workflow-wrong-type.ts';

/** The rules for workflow documents, one file each. */
export const workflowRules: readonly Rule[] = [
  workflowDoubtfulName,
  workflowDuplicateName,
  workflowExclusiveActions,
  workflowInputType,
  workflowInputValue,
  workflowInvalidJson,
  workflowInvalidName,
  workflowLongDescription,
  workflowMetadataStage,
  workflowMissingAction,
  workflowMissingInput,
  workflowMissingName,
  workflowMissingSchemaVersion,
  workflowMissingSteps,
  workflowMixedStages,
  workflowSize,
  workflowTooManySteps,
  workflowUnknownAction,
  workflowUnknownInput,
  workflowUnknownKey,
  workflowUnsupportedSchemaVersion,
  workflowWrongType,
];
