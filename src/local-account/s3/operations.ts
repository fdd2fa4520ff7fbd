import type { Operations } from '../account.ts';
import { createBucket, deleteBucket, headBucket, listBuckets } from './buckets.ts';
import { deleteObject, deleteObjects, getObject, headObject } from './get-object.ts';
import { listObjectsV2 } from './list-objects.ts';
import { putObject } from './put-object.ts';

/** The emulated operations of S3: what component documents, logs and exports need. */
export const s3Operations: Operations = {
  CreateBucket: createBucket,
  DeleteBucket: deleteBucket,
  DeleteObject: deleteObject,
  DeleteObjects: deleteObjects,
  GetObject: getObject,
  HeadBucket: headBucket,
  HeadObject: headObject,
  ListBuckets: listBuckets,
  ListObjectsV2: listObjectsV2,
  PutObject: putObject,
};
