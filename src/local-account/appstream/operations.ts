import type { Operations } from '../account.ts';
import { createImageBuilderStreamingUrl } from './connect/streaming-url.ts';
import { copyImage } from './copy-image.ts';
import { createImageBuilder } from './create-builder.ts';
import { deleteImage } from './delete-image.ts';
import { describeImages } from './describe-images.ts';
import { createDirectoryConfig, deleteDirectoryConfig, describeDirectoryConfigs, updateDirectoryConfig } from './directory-configs.ts';
import { createExportImageTask, getExportImageTask, listExportImageTasks } from './export-tasks.ts';
import { createFleet, deleteFleet, describeFleets, startFleet, stopFleet } from './fleets.ts';
import { deleteImageBuilder, describeImageBuilders, startImageBuilder, stopImageBuilder } from './image-builders.ts';
import { createImportedImage } from './imported-image.ts';
import { deleteImagePermissions, describeImagePermissions, updateImagePermissions } from './permissions.ts';
import { refusals } from './refusals.ts';
import { describeSessions, expireSession } from './sessions/describe-sessions.ts';
import { createStreamingUrl } from './sessions/streaming-url.ts';
import { associateSoftware, describeSoftwareAssociations, disassociateSoftware, startSoftwareDeployment } from './software.ts';
import {
  associateFleet,
  createStack,
  deleteStack,
  describeStacks,
  disassociateFleet,
  listAssociatedFleets,
  listAssociatedStacks,
  updateStack,
} from './stacks.ts';
import { listTagsForResource, tagResource, untagResource } from './tags.ts';
import { updateFleet } from './update-fleet.ts';
import { createUpdatedImage } from './updated-image.ts';

/** The emulated operations of AppStream 2.0: image builders and the image registry, and fleets as far as images need them. */
export const appstreamOperations: Operations = {
  ...refusals,
  AssociateFleet: associateFleet,
  AssociateSoftwareToImageBuilder: associateSoftware,
  CopyImage: copyImage,
  CreateDirectoryConfig: createDirectoryConfig,
  CreateExportImageTask: createExportImageTask,
  CreateFleet: createFleet,
  CreateImageBuilder: createImageBuilder,
  CreateImageBuilderStreamingURL: createImageBuilderStreamingUrl,
  CreateImportedImage: createImportedImage,
  CreateStack: createStack,
  CreateStreamingURL: createStreamingUrl,
  CreateUpdatedImage: createUpdatedImage,
  DeleteDirectoryConfig: deleteDirectoryConfig,
  DeleteFleet: deleteFleet,
  DeleteImage: deleteImage,
  DeleteImageBuilder: deleteImageBuilder,
  DeleteImagePermissions: deleteImagePermissions,
  DeleteStack: deleteStack,
  DescribeDirectoryConfigs: describeDirectoryConfigs,
  DescribeFleets: describeFleets,
  DescribeImageBuilders: describeImageBuilders,
  DescribeImagePermissions: describeImagePermissions,
  DescribeImages: describeImages,
  DescribeSoftwareAssociations: describeSoftwareAssociations,
  DescribeSessions: describeSessions,
  DescribeStacks: describeStacks,
  DisassociateFleet: disassociateFleet,
  DisassociateSoftwareFromImageBuilder: disassociateSoftware,
  ExpireSession: expireSession,
  GetExportImageTask: getExportImageTask,
  ListAssociatedFleets: listAssociatedFleets,
  ListAssociatedStacks: listAssociatedStacks,
  ListExportImageTasks: listExportImageTasks,
  ListTagsForResource: listTagsForResource,
  StartFleet: startFleet,
  StartImageBuilder: startImageBuilder,
  StartSoftwareDeploymentToImageBuilder: startSoftwareDeployment,
  StopFleet: stopFleet,
  StopImageBuilder: stopImageBuilder,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateDirectoryConfig: updateDirectoryConfig,
  UpdateFleet: updateFleet,
  UpdateImagePermissions: updateImagePermissions,
  UpdateStack: updateStack,
};
