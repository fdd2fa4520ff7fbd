import type { Rule } from '../rule.ts';
import { componentPlatform } from './component-platform.ts';
import { componentTwice } from './component-twice.ts';
import { containerHopLimit } from './container-hop-limit.ts';
import { distributionKind } from './distribution-kind.ts';
import { duplicateResource } from './duplicate-resource.ts';
import { missingFile } from './missing-file.ts';
import { missingRecipeParameter } from './missing-recipe-parameter.ts';
import { recipePlatforms } from './recipe-platforms.ts';
import { recipeWithoutTest } from './recipe-without-test.ts';
import { scheduleWithoutUpdates } from './schedule-without-updates.ts';
import { unknownRecipeParameter } from './unknown-recipe-parameter.ts';
import { unsatisfiedVersion } from './unsatisfied-version.ts';
import { unsupportedOs } from './unsupported-os.ts';
import { unusedDocument } from './unused-document.ts';
import { wrongFileKind } from './wrong-file-kind.ts';

/** The rules for what several files of a workspace say together (the third stage), one file each. */
export const workspaceRules: readonly Rule[] = [
  componentPlatform,
  componentTwice,
  containerHopLimit,
  distributionKind,
  duplicateResource,
  missingFile,
  missingRecipeParameter,
  recipePlatforms,
  recipeWithoutTest,
  scheduleWithoutUpdates,
  unknownRecipeParameter,
  unsatisfiedVersion,
  unsupportedOs,
  unusedDocument,
  wrongFileKind,
];
