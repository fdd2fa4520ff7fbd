import type { Rule } from '../rule.ts';
import { workflowComparedType } from './workflow-compared-type.ts';
import { workflowConditionDepth } from './workflow-condition-depth.ts';
import { workflowConditionList } from './workflow-condition-list.ts';
import { workflowConditionOperand } from './workflow-condition-operand.ts';
import { workflowConditionOperator } from './workflow-condition-operator.ts';
import { workflowConditionOutcome } from './workflow-condition-outcome.ts';
import { workflowConstantCondition } from './workflow-constant-condition.ts';
import { workflowDoubtfulName } from './workflow-doubtful-name.ts';
import { workflowDuplicateName } from './workflow-duplicate-name.ts';
import { workflowExclusiveActions } from './workflow-exclusive-actions.ts';
import { workflowForeignInstance } from './workflow-foreign-instance.ts';
import { workflowForwardReference } from './workflow-forward-reference.ts';
import { workflowInputType } from './workflow-input-type.ts';
import { workflowInputValue } from './workflow-input-value.ts';
import { workflowInvalidJson } from './workflow-invalid-json.ts';
import { workflowInvalidName } from './workflow-invalid-name.ts';
import { workflowInvalidOnFailure } from './workflow-invalid-on-failure.ts';
import { workflowInvalidRetry } from './workflow-invalid-retry.ts';
import { workflowInvalidRollback } from './workflow-invalid-rollback.ts';
import { workflowInvalidTimeout } from './workflow-invalid-timeout.ts';
import { workflowInvalidWait } from './workflow-invalid-wait.ts';
import { workflowLongDescription } from './workflow-long-description.ts';
import { workflowMalformedPath } from './workflow-malformed-path.ts';
import { workflowMetadataStage } from './workflow-metadata-stage.ts';
import { workflowMissingAction } from './workflow-missing-action.ts';
import { workflowMissingInput } from './workflow-missing-input.ts';
import { workflowMissingName } from './workflow-missing-name.ts';
import { workflowMissingParameterType } from './workflow-missing-parameter-type.ts';
import { workflowMissingPathSuffix } from './workflow-missing-path-suffix.ts';
import { workflowMissingSchemaVersion } from './workflow-missing-schema-version.ts';
import { workflowMissingSteps } from './workflow-missing-steps.ts';
import { workflowMixedStages } from './workflow-mixed-stages.ts';
import { workflowNeedlessPathSuffix } from './workflow-needless-path-suffix.ts';
import { workflowNeverEqual } from './workflow-never-equal.ts';
import { workflowNotAnInstance } from './workflow-not-an-instance.ts';
import { workflowOutputValue } from './workflow-output-value.ts';
import { workflowParameterDefault } from './workflow-parameter-default.ts';
import { workflowParameterType } from './workflow-parameter-type.ts';
import { workflowPathType } from './workflow-path-type.ts';
import { workflowPathWithoutBraces } from './workflow-path-without-braces.ts';
import { workflowSize } from './workflow-size.ts';
import { workflowTerminatedInstance } from './workflow-terminated-instance.ts';
import { workflowTooManyOutputs } from './workflow-too-many-outputs.ts';
import { workflowTooManyParameters } from './workflow-too-many-parameters.ts';
import { workflowTooManySteps } from './workflow-too-many-steps.ts';
import { workflowUndefinedOutput } from './workflow-undefined-output.ts';
import { workflowUndefinedParameter } from './workflow-undefined-parameter.ts';
import { workflowUndefinedPart } from './workflow-undefined-part.ts';
import { workflowUndefinedStep } from './workflow-undefined-step.ts';
import { workflowUnknownAction } from './workflow-unknown-action.ts';
import { workflowUnknownInput } from './workflow-unknown-input.ts';
import { workflowUnknownKey } from './workflow-unknown-key.ts';
import { workflowUnknownVariable } from './workflow-unknown-variable.ts';
import { workflowUnsupportedSchemaVersion } from './workflow-unsupported-schema-version.ts';
import { workflowUnterminatedInstance } from './workflow-unterminated-instance.ts';
import { workflowUnusedParameter } from './workflow-unused-parameter.ts';
import { workflowWrongType } from './workflow-wrong-type.ts';

/** The rules for workflow documents, one file each. */
export const workflowRules: readonly Rule[] = [
  workflowComparedType,
  workflowConditionDepth,
  workflowConditionList,
  workflowConditionOperand,
  workflowConditionOperator,
  workflowConditionOutcome,
  workflowConstantCondition,
  workflowDoubtfulName,
  workflowDuplicateName,
  workflowExclusiveActions,
  workflowForeignInstance,
  workflowForwardReference,
  workflowInputType,
  workflowInputValue,
  workflowInvalidJson,
  workflowInvalidName,
  workflowInvalidOnFailure,
  workflowInvalidRetry,
  workflowInvalidRollback,
  workflowInvalidTimeout,
  workflowInvalidWait,
  workflowLongDescription,
  workflowMalformedPath,
  workflowMetadataStage,
  workflowMissingAction,
  workflowMissingInput,
  workflowMissingName,
  workflowMissingParameterType,
  workflowMissingPathSuffix,
  workflowMissingSchemaVersion,
  workflowMissingSteps,
  workflowMixedStages,
  workflowNeedlessPathSuffix,
  workflowNeverEqual,
  workflowNotAnInstance,
  workflowOutputValue,
  workflowParameterDefault,
  workflowParameterType,
  workflowPathType,
  workflowPathWithoutBraces,
  workflowSize,
  workflowTerminatedInstance,
  workflowTooManyOutputs,
  workflowTooManyParameters,
  workflowTooManySteps,
  workflowUndefinedOutput,
  workflowUndefinedParameter,
  workflowUndefinedPart,
  workflowUndefinedStep,
  workflowUnknownAction,
  workflowUnknownInput,
  workflowUnknownKey,
  workflowUnknownVariable,
  workflowUnsupportedSchemaVersion,
  workflowUnterminatedInstance,
  workflowUnusedParameter,
  workflowWrongType,
];
