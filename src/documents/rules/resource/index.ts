import type { Rule } from '../rule.ts';
import { amiNameDate } from './ami-name-date.ts';
import { containerRecipeLimits } from './container-recipe-limits.ts';
import { doubtfulSchedule } from './doubtful-schedule.ts';
import { emptyMember } from './empty-member.ts';
import { hardenedWorkingDirectory } from './hardened-working-directory.ts';
import { imdsv1Allowed } from './imdsv1-allowed.ts';
import { invalidSchedule } from './invalid-schedule.ts';
import { lifecycleAction } from './lifecycle-action.ts';
import { lifecycleFilter } from './lifecycle-filter.ts';
import { lifecycleSelection } from './lifecycle-selection.ts';
import { memberLength } from './member-length.ts';
import { memberPattern } from './member-pattern.ts';
import { memberRange } from './member-range.ts';
import { memberSize } from './member-size.ts';
import { memberType } from './member-type.ts';
import { memberValue } from './member-value.ts';
import { missingMember } from './missing-member.ts';
import { oneOfMembers } from './one-of-members.ts';
import { publicImage } from './public-image.ts';
import { recipeParameterValue } from './recipe-parameter-value.ts';
import { repeatedComponent } from './repeated-component.ts';
import { repeatedEndpoint } from './repeated-endpoint.ts';
import { repeatedRegion } from './repeated-region.ts';
import { reservedImageName } from './reserved-image-name.ts';
import { scheduleNeverFires } from './schedule-never-fires.ts';
import { tooManyComponents } from './too-many-components.ts';
import { unknownMember } from './unknown-member.ts';
import { unknownTimeZone } from './unknown-time-zone.ts';
import { unpinnedVersion } from './unpinned-version.ts';
import { uselessPermissions } from './useless-permissions.ts';
import { volumeOptions } from './volume-options.ts';
import { wildcardVersion } from './wildcard-version.ts';
import { workflowsWithoutRole } from './workflows-without-role.ts';

/** The rules for resources: the request bodies of Image Builder's and AppStream's calls, one file each. */
export const resourceRules: readonly Rule[] = [
  amiNameDate,
  containerRecipeLimits,
  doubtfulSchedule,
  emptyMember,
  hardenedWorkingDirectory,
  imdsv1Allowed,
  invalidSchedule,
  lifecycleAction,
  lifecycleFilter,
  lifecycleSelection,
  memberLength,
  memberPattern,
  memberRange,
  memberSize,
  memberType,
  memberValue,
  missingMember,
  oneOfMembers,
  publicImage,
  recipeParameterValue,
  repeatedComponent,
  repeatedEndpoint,
  repeatedRegion,
  reservedImageName,
  scheduleNeverFires,
  tooManyComponents,
  unknownMember,
  unknownTimeZone,
  unpinnedVersion,
  uselessPermissions,
  volumeOptions,
  wildcardVersion,
  workflowsWithoutRole,
];
