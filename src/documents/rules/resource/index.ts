import type { Rule } from '../rule.ts';
import { agentVersion } from './agent-version.ts';
import { amiNameDate } from './ami-name-date.ts';
import { amiOnlySetting } from './ami-only-setting.ts';
import { antivirusUpdates } from './antivirus-updates.ts';
import { applicationIcon } from './application-icon.ts';
import { applicationPath } from './application-path.ts';
import { applicationProgram } from './application-program.ts';
import { appstreamArn } from './appstream-arn.ts';
import { arnPartition } from './arn-partition.ts';
import { availabilityZone } from './availability-zone.ts';
import { baseImageSource } from './base-image-source.ts';
import { bucketName } from './bucket-name.ts';
import { builderImageFamily } from './builder-image-family.ts';
import { builderInstanceType } from './builder-instance-type.ts';
import { builderNetwork } from './builder-network.ts';
import { builderSoftware } from './builder-software.ts';
import { builderVolume } from './builder-volume.ts';
import { containerParentImage } from './container-parent-image.ts';
import { containerRecipeLimits } from './container-recipe-limits.ts';
import { containerTag } from './container-tag.ts';
import { deviceMapping } from './device-mapping.ts';
import { documentUri } from './document-uri.ts';
import { domainJoin } from './domain-join.ts';
import { doubtfulSchedule } from './doubtful-schedule.ts';
import { emptyMember } from './empty-member.ts';
import { exportRoleName } from './export-role-name.ts';
import { fastLaunch } from './fast-launch.ts';
import { fileUrl } from './file-url.ts';
import { foreignRegionKey } from './foreign-region-key.ts';
import { hardenedWorkingDirectory } from './hardened-working-directory.ts';
import { hostPlacement } from './host-placement.ts';
import { idleScanRepository } from './idle-scan-repository.ts';
import { idleTimeZone } from './idle-time-zone.ts';
import { imageWithoutApplication } from './image-without-application.ts';
import { imdsv1Allowed } from './imdsv1-allowed.ts';
import { importedComponent } from './imported-component.ts';
import { installScriptType } from './install-script-type.ts';
import { instanceTypeForm } from './instance-type-form.ts';
import { invalidSchedule } from './invalid-schedule.ts';
import { launchImage } from './launch-image.ts';
import { launchTemplates } from './launch-templates.ts';
import { lifecycleAction } from './lifecycle-action.ts';
import { lifecycleFilter } from './lifecycle-filter.ts';
import { lifecycleIdleSetting } from './lifecycle-idle-setting.ts';
import { lifecycleOrder } from './lifecycle-order.ts';
import { lifecycleSelection } from './lifecycle-selection.ts';
import { linuxImageSetting } from './linux-image-setting.ts';
import { logGroupRole } from './log-group-role.ts';
import { malformedId } from './malformed-id.ts';
import { malformedKmsKey } from './malformed-kms-key.ts';
import { malformedParentImage } from './malformed-parent-image.ts';
import { memberLength } from './member-length.ts';
import { memberPattern } from './member-pattern.ts';
import { memberRange } from './member-range.ts';
import { memberSize } from './member-size.ts';
import { memberType } from './member-type.ts';
import { memberValue } from './member-value.ts';
import { missingMember } from './missing-member.ts';
import { mixedRegions } from './mixed-regions.ts';
import { oldBaseImage } from './old-base-image.ts';
import { oneOfMembers } from './one-of-members.ts';
import { osVersionPlatform } from './os-version-platform.ts';
import { publicImage } from './public-image.ts';
import { recipeParameterValue } from './recipe-parameter-value.ts';
import { repeatedApplication } from './repeated-application.ts';
import { repeatedComponent } from './repeated-component.ts';
import { repeatedEndpoint } from './repeated-endpoint.ts';
import { repeatedImageAccount } from './repeated-image-account.ts';
import { repeatedImageCopy } from './repeated-image-copy.ts';
import { repeatedItem } from './repeated-item.ts';
import { repeatedParameter } from './repeated-parameter.ts';
import { repeatedRegion } from './repeated-region.ts';
import { repeatedSelection } from './repeated-selection.ts';
import { repositoryName } from './repository-name.ts';
import { reservedImageName } from './reserved-image-name.ts';
import { reservedResourceTag } from './reserved-resource-tag.ts';
import { scanWithoutTests } from './scan-without-tests.ts';
import { scheduleNeverFires } from './schedule-never-fires.ts';
import { scheduleWithoutExpression } from './schedule-without-expression.ts';
import { sharedAccount } from './shared-account.ts';
import { sharedForBuilding } from './shared-for-building.ts';
import { ssmParameter } from './ssm-parameter.ts';
import { ssmParameterAccount } from './ssm-parameter-account.ts';
import { subnetWithoutSecurityGroup } from './subnet-without-security-group.ts';
import { testWorkflowOption } from './test-workflow-option.ts';
import { tooManyComponents } from './too-many-components.ts';
import { unknownBuildVariable } from './unknown-build-variable.ts';
import { unknownMember } from './unknown-member.ts';
import { unknownRegion } from './unknown-region.ts';
import { unknownTimeZone } from './unknown-time-zone.ts';
import { unknownUserGroup } from './unknown-user-group.ts';
import { unpinnedVersion } from './unpinned-version.ts';
import { unshareableKey } from './unshareable-key.ts';
import { updatedImageName } from './updated-image-name.ts';
import { uselessPermissions } from './useless-permissions.ts';
import { userDataForm } from './user-data-form.ts';
import { volumeOptions } from './volume-options.ts';
import { volumePerformance } from './volume-performance.ts';
import { wildcardVersion } from './wildcard-version.ts';
import { windowsDefender } from './windows-defender.ts';
import { windowsRecipe } from './windows-recipe.ts';
import { windowsUpdateEnabled } from './windows-update-enabled.ts';
import { workflowStages } from './workflow-stages.ts';
import { workflowsWithoutRole } from './workflows-without-role.ts';
import { workingDirectory } from './working-directory.ts';

/** The rules for resources: the request bodies of Image Builder's and AppStream's calls, and declared AppStream images, one file each. */
export const resourceRules: readonly Rule[] = [
  agentVersion,
  amiNameDate,
  amiOnlySetting,
  antivirusUpdates,
  applicationIcon,
  applicationPath,
  applicationProgram,
  appstreamArn,
  arnPartition,
  availabilityZone,
  baseImageSource,
  bucketName,
  builderImageFamily,
  builderInstanceType,
  builderNetwork,
  builderSoftware,
  builderVolume,
  containerParentImage,
  containerRecipeLimits,
  containerTag,
  deviceMapping,
  documentUri,
  domainJoin,
  doubtfulSchedule,
  emptyMember,
  exportRoleName,
  fastLaunch,
  fileUrl,
  foreignRegionKey,
  hardenedWorkingDirectory,
  hostPlacement,
  idleScanRepository,
  idleTimeZone,
  imageWithoutApplication,
  imdsv1Allowed,
  importedComponent,
  installScriptType,
  instanceTypeForm,
  invalidSchedule,
  launchImage,
  launchTemplates,
  lifecycleAction,
  lifecycleFilter,
  lifecycleIdleSetting,
  lifecycleOrder,
  lifecycleSelection,
  linuxImageSetting,
  logGroupRole,
  malformedId,
  malformedKmsKey,
  malformedParentImage,
  memberLength,
  memberPattern,
  memberRange,
  memberSize,
  memberType,
  memberValue,
  missingMember,
  mixedRegions,
  oldBaseImage,
  oneOfMembers,
  osVersionPlatform,
  publicImage,
  recipeParameterValue,
  repeatedApplication,
  repeatedComponent,
  repeatedEndpoint,
  repeatedImageAccount,
  repeatedImageCopy,
  repeatedItem,
  repeatedParameter,
  repeatedRegion,
  repeatedSelection,
  repositoryName,
  reservedImageName,
  reservedResourceTag,
  scanWithoutTests,
  scheduleNeverFires,
  scheduleWithoutExpression,
  sharedAccount,
  sharedForBuilding,
  ssmParameter,
  ssmParameterAccount,
  subnetWithoutSecurityGroup,
  testWorkflowOption,
  tooManyComponents,
  unknownBuildVariable,
  unknownMember,
  unknownRegion,
  unknownTimeZone,
  unknownUserGroup,
  unpinnedVersion,
  unshareableKey,
  updatedImageName,
  uselessPermissions,
  userDataForm,
  volumeOptions,
  volumePerformance,
  wildcardVersion,
  windowsDefender,
  windowsRecipe,
  windowsUpdateEnabled,
  workflowStages,
  workflowsWithoutRole,
  workingDirectory,
];
