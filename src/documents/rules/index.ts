import { actionNotOnPlatform } from './action-not-on-platform.ts';
import { argumentsInOne } from './arguments-in-one.ts';
import { checksumLength } from './checksum-length.ts';
import { checksumWithoutAlgorithm } from './checksum-without-algorithm.ts';
import { conditionChildren } from './condition-children.ts';
import { conditionCompanion } from './condition-companion.ts';
import { conditionDepth } from './condition-depth.ts';
import { conditionList } from './condition-list.ts';
import { conditionOperand } from './condition-operand.ts';
import { conditionOperator } from './condition-operator.ts';
import { conditionOutcome } from './condition-outcome.ts';
import { constantCondition } from './constant-condition.ts';
import { constantWithoutValue } from './constant-without-value.ts';
import { continueFails } from './continue-fails.ts';
import { crossesStages } from './crosses-stages.ts';
import { customPhase } from './custom-phase.ts';
import { declarationValueType } from './declaration-value-type.ts';
import { deniedMetadata } from './denied-metadata.ts';
import { deniedMsiProperty } from './denied-msi-property.ts';
import { digestLength } from './digest-length.ts';
import { dockerfileRules } from './dockerfile/index.ts';
import { documentLimit } from './document-limit.ts';
import { documentSize } from './document-size.ts';
import { duplicateDeclaration } from './duplicate-declaration.ts';
import { duplicateKey } from './duplicate-key.ts';
import { duplicateLoop } from './duplicate-loop.ts';
import { duplicatePhase } from './duplicate-phase.ts';
import { duplicateStep } from './duplicate-step.ts';
import { emptyCommands } from './empty-commands.ts';
import { emptyKey } from './empty-key.ts';
import { emptyLoop } from './empty-loop.ts';
import { emptySteps } from './empty-steps.ts';
import { escapedWindowsPath } from './escaped-windows-path.ts';
import { exactlyOneInput } from './exactly-one-input.ts';
import { executeDocumentLimits } from './execute-document-limits.ts';
import { extraKey } from './extra-key.ts';
import { forwardReference } from './forward-reference.ts';
import { hostRules } from './host/index.ts';
import { ignoredCertificateErrors } from './ignored-certificate-errors.ts';
import { impossiblePlatform } from './impossible-platform.ts';
import { indexedOutput } from './indexed-output.ts';
import { inputIndex } from './input-index.ts';
import { inputType } from './input-type.ts';
import { inputValue } from './input-value.ts';
import { inputValueCase } from './input-value-case.ts';
import { inputsShape } from './inputs-shape.ts';
import { insecureDownload } from './insecure-download.ts';
import { invalidAccountId } from './invalid-account-id.ts';
import { invalidComponentArn } from './invalid-component-arn.ts';
import { invalidCondition } from './invalid-condition.ts';
import { invalidDisableLogging } from './invalid-disable-logging.ts';
import { invalidMaxAttempts } from './invalid-max-attempts.ts';
import { invalidName } from './invalid-name.ts';
import { invalidOnFailure } from './invalid-on-failure.ts';
import { invalidPattern } from './invalid-pattern.ts';
import { invalidPermissions } from './invalid-permissions.ts';
import { invalidTimeout } from './invalid-timeout.ts';
import { longParameterValue } from './long-parameter-value.ts';
import { loopDelimiter } from './loop-delimiter.ts';
import { loopItems } from './loop-items.ts';
import { loopName } from './loop-name.ts';
import { loopRange } from './loop-range.ts';
import { loopReference } from './loop-reference.ts';
import { loopSource } from './loop-source.ts';
import { lostTemporaryFile } from './lost-temporary-file.ts';
import { malformedDeclaration } from './malformed-declaration.ts';
import { malformedReference } from './malformed-reference.ts';
import { metadataPath } from './metadata-path.ts';
import { misplacedOutcome } from './misplaced-outcome.ts';
import { misplacedReference } from './misplaced-reference.ts';
import { missingAction } from './missing-action.ts';
import { missingDeclarationType } from './missing-declaration-type.ts';
import { missingInput } from './missing-input.ts';
import { missingInputs } from './missing-inputs.ts';
import { missingName } from './missing-name.ts';
import { missingPhases } from './missing-phases.ts';
import { missingSchemaVersion } from './missing-schema-version.ts';
import { missingSteps } from './missing-steps.ts';
import { mixedPlatforms } from './mixed-platforms.ts';
import { msiLogOptions } from './msi-log-options.ts';
import { multipleDocuments } from './multiple-documents.ts';
import { negativeDelay } from './negative-delay.ts';
import { nestedParameters } from './nested-parameters.ts';
import { nestedPhases } from './nested-phases.ts';
import { nestedReference } from './nested-reference.ts';
import { noImageBuilderPhase } from './no-image-builder-phase.ts';
import { numberOperand } from './number-operand.ts';
import { parameterStoreName } from './parameter-store-name.ts';
import { patternSlashes } from './pattern-slashes.ts';
import { platformOnlyInput } from './platform-only-input.ts';
import { powershellFile } from './powershell-file.ts';
import { probeOperand } from './probe-operand.ts';
import { rebootTimeout } from './reboot-timeout.ts';
import { rebootWithoutMarker } from './reboot-without-marker.ts';
import { referenceInDeclaration } from './reference-in-declaration.ts';
import { registryPath } from './registry-path.ts';
import { registryValue } from './registry-value.ts';
import { resourceRules } from './resource/index.ts';
import type { Rule } from './rule.ts';
import { s3BucketName } from './s3-bucket-name.ts';
import { s3Location } from './s3-location.ts';
import { sameOutcome } from './same-outcome.ts';
import { scriptRules } from './script/index.ts';
import { secretInDeclaration } from './secret-in-declaration.ts';
import { secretInText } from './secret-in-text.ts';
import { settingsRules } from './settings/index.ts';
import { suppressionRules } from './suppression/index.ts';
import { syntaxError } from './syntax-error.ts';
import { tabIndentation } from './tab-indentation.ts';
import { tooManyParameters } from './too-many-parameters.ts';
import { unclosedReference } from './unclosed-reference.ts';
import { undefinedInput } from './undefined-input.ts';
import { undefinedOutput } from './undefined-output.ts';
import { undefinedParameter } from './undefined-parameter.ts';
import { undefinedPhase } from './undefined-phase.ts';
import { undefinedStep } from './undefined-step.ts';
import { undocumentedInput } from './undocumented-input.ts';
import { unexpandedPath } from './unexpanded-path.ts';
import { unknownAction } from './unknown-action.ts';
import { unknownAlias } from './unknown-alias.ts';
import { unknownCleanupMarker } from './unknown-cleanup-marker.ts';
import { unknownContextKey } from './unknown-context-key.ts';
import { unknownDeclarationKey } from './unknown-declaration-key.ts';
import { unknownInput } from './unknown-input.ts';
import { unknownKey } from './unknown-key.ts';
import { unknownOperator } from './unknown-operator.ts';
import { unknownTag } from './unknown-tag.ts';
import { unmatchedWildcard } from './unmatched-wildcard.ts';
import { unquotedAccountId } from './unquoted-account-id.ts';
import { unquotedReference } from './unquoted-reference.ts';
import { unreadableLocation } from './unreadable-location.ts';
import { unsupportedDeclarationType } from './unsupported-declaration-type.ts';
import { unsupportedSchemaVersion } from './unsupported-schema-version.ts';
import { unusedBucketOwner } from './unused-bucket-owner.ts';
import { unusedCompanion } from './unused-companion.ts';
import { unusedDeclaration } from './unused-declaration.ts';
import { webSource } from './web-source.ts';
import { wildcardDestination } from './wildcard-destination.ts';
import { wildcardPosition } from './wildcard-position.ts';
import { windowsPath } from './windows-path.ts';
import { workflowRules } from './workflow/index.ts';
import { workspaceRules } from './workspace/index.ts';
import { worldWritablePermissions } from './world-writable-permissions.ts';
import { wrongType } from './wrong-type.ts';

/** The rules for the text itself and for component documents, one file each. */
const componentRules: readonly Rule[] = [
  actionNotOnPlatform,
  argumentsInOne,
  checksumLength,
  checksumWithoutAlgorithm,
  conditionChildren,
  conditionCompanion,
  conditionDepth,
  conditionList,
  conditionOperand,
  conditionOperator,
  conditionOutcome,
  constantCondition,
  constantWithoutValue,
  continueFails,
  crossesStages,
  customPhase,
  declarationValueType,
  deniedMetadata,
  deniedMsiProperty,
  digestLength,
  documentLimit,
  documentSize,
  duplicateDeclaration,
  duplicateKey,
  duplicateLoop,
  duplicatePhase,
  duplicateStep,
  emptyCommands,
  emptyKey,
  emptyLoop,
  emptySteps,
  escapedWindowsPath,
  exactlyOneInput,
  executeDocumentLimits,
  extraKey,
  forwardReference,
  ignoredCertificateErrors,
  impossiblePlatform,
  indexedOutput,
  inputIndex,
  inputsShape,
  inputType,
  inputValue,
  inputValueCase,
  insecureDownload,
  invalidAccountId,
  invalidComponentArn,
  invalidCondition,
  invalidDisableLogging,
  invalidMaxAttempts,
  invalidName,
  invalidOnFailure,
  invalidPattern,
  invalidPermissions,
  invalidTimeout,
  longParameterValue,
  loopDelimiter,
  loopItems,
  loopName,
  loopRange,
  loopReference,
  loopSource,
  lostTemporaryFile,
  malformedDeclaration,
  malformedReference,
  metadataPath,
  misplacedOutcome,
  misplacedReference,
  missingAction,
  missingDeclarationType,
  missingInput,
  missingInputs,
  missingName,
  missingPhases,
  missingSchemaVersion,
  missingSteps,
  mixedPlatforms,
  msiLogOptions,
  multipleDocuments,
  negativeDelay,
  nestedParameters,
  nestedPhases,
  nestedReference,
  noImageBuilderPhase,
  numberOperand,
  parameterStoreName,
  patternSlashes,
  platformOnlyInput,
  powershellFile,
  probeOperand,
  rebootTimeout,
  rebootWithoutMarker,
  referenceInDeclaration,
  registryPath,
  registryValue,
  s3BucketName,
  s3Location,
  sameOutcome,
  secretInDeclaration,
  secretInText,
  syntaxError,
  tabIndentation,
  tooManyParameters,
  unclosedReference,
  undefinedInput,
  undefinedOutput,
  undefinedParameter,
  undefinedPhase,
  undefinedStep,
  undocumentedInput,
  unexpandedPath,
  unknownAction,
  unknownAlias,
  unknownCleanupMarker,
  unknownContextKey,
  unknownDeclarationKey,
  unknownInput,
  unknownKey,
  unknownOperator,
  unknownTag,
  unmatchedWildcard,
  unquotedAccountId,
  unquotedReference,
  unreadableLocation,
  unsupportedDeclarationType,
  unsupportedSchemaVersion,
  unusedBucketOwner,
  unusedCompanion,
  unusedDeclaration,
  webSource,
  wildcardDestination,
  wildcardPosition,
  windowsPath,
  worldWritablePermissions,
  wrongType,
];

/** All rules. */
export const rules: readonly Rule[] = [
  ...componentRules,
  ...workflowRules,
  ...resourceRules,
  ...dockerfileRules,
  ...hostRules,
  ...scriptRules,
  ...workspaceRules,
  ...settingsRules,
  ...suppressionRules,
];

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

/** Whether a rule looks at scripts, so that it runs when these have been parsed. */
export function isOfScripts(id: string): boolean {
  const rule = byId.get(id);
  return rule?.script !== undefined || rule?.command !== undefined;
}

/** The rule of that id, for hover and the Problems panel: its summary, explanation and examples. */
export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}
