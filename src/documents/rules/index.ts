import { constantWithoutValue } from './constant-without-value.ts';
import { customPhase } from './custom-phase.ts';
import { declarationValueType } from './declaration-value-type.ts';
import { documentLimit } from './document-limit.ts';
import { documentSize } from './document-size.ts';
import { duplicateDeclaration } from './duplicate-declaration.ts';
import { duplicateKey } from './duplicate-key.ts';
import { duplicatePhase } from './duplicate-phase.ts';
import { duplicateStep } from './duplicate-step.ts';
import { emptySteps } from './empty-steps.ts';
import { invalidName } from './invalid-name.ts';
import { longParameterValue } from './long-parameter-value.ts';
import { malformedDeclaration } from './malformed-declaration.ts';
import { missingAction } from './missing-action.ts';
import { missingDeclarationType } from './missing-declaration-type.ts';
import { missingName } from './missing-name.ts';
import { missingPhases } from './missing-phases.ts';
import { missingSchemaVersion } from './missing-schema-version.ts';
import { missingSteps } from './missing-steps.ts';
import { multipleDocuments } from './multiple-documents.ts';
import { noImageBuilderPhase } from './no-image-builder-phase.ts';
import type { Rule } from './rule.ts';
import { secretInDeclaration } from './secret-in-declaration.ts';
import { syntaxError } from './syntax-error.ts';
import { tabIndentation } from './tab-indentation.ts';
import { tooManyParameters } from './too-many-parameters.ts';
import { unknownAlias } from './unknown-alias.ts';
import { unknownDeclarationKey } from './unknown-declaration-key.ts';
import { unknownKey } from './unknown-key.ts';
import { unknownTag } from './unknown-tag.ts';
import { unquotedReference } from './unquoted-reference.ts';
import { unsupportedDeclarationType } from './unsupported-declaration-type.ts';
import { unsupportedSchemaVersion } from './unsupported-schema-version.ts';
import { unusedDeclaration } from './unused-declaration.ts';
import { wrongType } from './wrong-type.ts';

/** All rules, one file each. */
export const rules: readonly Rule[] = [
  constantWithoutValue,
  customPhase,
  declarationValueType,
  documentLimit,
  documentSize,
  duplicateDeclaration,
  duplicateKey,
  duplicatePhase,
  duplicateStep,
  emptySteps,
  invalidName,
  longParameterValue,
  malformedDeclaration,
  missingAction,
  missingDeclarationType,
  missingName,
  missingPhases,
  missingSchemaVersion,
  missingSteps,
  multipleDocuments,
  noImageBuilderPhase,
  secretInDeclaration,
  syntaxError,
  tabIndentation,
  tooManyParameters,
  unknownAlias,
  unknownDeclarationKey,
  unknownKey,
  unknownTag,
  unquotedReference,
  unsupportedDeclarationType,
  unsupportedSchemaVersion,
  unusedDeclaration,
  wrongType,
];

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of that id, for hover and the Problems panel: its summary, explanation and examples. */
export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}
