import type { Operations } from '../account.ts';
import { batchDeleteImage, batchGetImage } from './batch-images.ts';
import { describeImages, listImages } from './describe-images.ts';
import { createRepository, deleteRepository, describeRepositories, putImageTagMutability } from './repositories.ts';

/** The emulated operations of ECR: the repositories that container images are distributed to, and what is in them. */
export const ecrOperations: Operations = {
  BatchDeleteImage: batchDeleteImage,
  BatchGetImage: batchGetImage,
  CreateRepository: createRepository,
  DeleteRepository: deleteRepository,
  DescribeImages: describeImages,
  DescribeRepositories: describeRepositories,
  ListImages: listImages,
  PutImageTagMutability: putImageTagMutability,
};
