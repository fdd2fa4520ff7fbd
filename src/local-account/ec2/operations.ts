import type { Operations } from '../account.ts';
import { copyImage, deregisterImage, disableImage, disableImageDeprecation, enableImage, enableImageDeprecation } from './change-images.ts';
import { describeImages } from './describe-images.ts';
import { describeExportImageTasks, exportImage } from './export-tasks.ts';
import { describeImageAttribute, modifyImageAttribute, resetImageAttribute } from './image-attributes.ts';
import { describeInstanceTypeOfferings, describeInstanceTypes } from './instance-types.ts';
import { describeInstances } from './instances.ts';
import { deleteKeyPair, describeKeyPairs, importKeyPair } from './key-pairs.ts';
import {
  createLaunchTemplate,
  createLaunchTemplateVersion,
  deleteLaunchTemplate,
  describeLaunchTemplates,
  describeLaunchTemplateVersions,
  modifyLaunchTemplate,
} from './launch-templates.ts';
import { describeSubnets, describeVpcEndpoints, describeVpcs } from './network.ts';
import { describeAvailabilityZones, describeRegions } from './regions.ts';
import { createSecurityGroup, deleteSecurityGroup, describeSecurityGroups } from './security-groups.ts';
import { deleteSnapshot, describeSnapshots, describeVolumes } from './snapshots.ts';
import { createTags, deleteTags, describeTags } from './tags.ts';

/** The emulated operations of EC2: what image authors look up, and what they do with the images that builds made. */
export const ec2Operations: Operations = {
  CopyImage: copyImage,
  CreateLaunchTemplate: createLaunchTemplate,
  CreateLaunchTemplateVersion: createLaunchTemplateVersion,
  CreateSecurityGroup: createSecurityGroup,
  CreateTags: createTags,
  DeleteKeyPair: deleteKeyPair,
  DeleteLaunchTemplate: deleteLaunchTemplate,
  DeleteSecurityGroup: deleteSecurityGroup,
  DeleteSnapshot: deleteSnapshot,
  DeleteTags: deleteTags,
  DeregisterImage: deregisterImage,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeExportImageTasks: describeExportImageTasks,
  DescribeImageAttribute: describeImageAttribute,
  DescribeImages: describeImages,
  DescribeInstanceTypeOfferings: describeInstanceTypeOfferings,
  DescribeInstanceTypes: describeInstanceTypes,
  DescribeInstances: describeInstances,
  DescribeKeyPairs: describeKeyPairs,
  DescribeLaunchTemplateVersions: describeLaunchTemplateVersions,
  DescribeLaunchTemplates: describeLaunchTemplates,
  DescribeRegions: describeRegions,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeSnapshots: describeSnapshots,
  DescribeSubnets: describeSubnets,
  DescribeTags: describeTags,
  DescribeVolumes: describeVolumes,
  DescribeVpcEndpoints: describeVpcEndpoints,
  DescribeVpcs: describeVpcs,
  DisableImage: disableImage,
  DisableImageDeprecation: disableImageDeprecation,
  EnableImage: enableImage,
  EnableImageDeprecation: enableImageDeprecation,
  ExportImage: exportImage,
  ImportKeyPair: importKeyPair,
  ModifyImageAttribute: modifyImageAttribute,
  ModifyLaunchTemplate: modifyLaunchTemplate,
  ResetImageAttribute: resetImageAttribute,
};
