import { z } from 'zod';
import { imageBuildArn, inAccount } from './account-target.ts';
import type { ImageDifference } from './image-diff.ts';
import type { ImageContents, ImageFindings, ImagePackage, ImageRecord, ImageRow, Known, WorkflowExecution } from './image-record.ts';
import { call } from './kernel.ts';

const ofImage = z.object({ ...inAccount, arn: imageBuildArn });

export const images = {
  /** Every build of every image of the account's own, the newest first. */
  list: call(z.object(inAccount)).returns<readonly ImageRow[]>(),
  get: call(ofImage).returns<ImageRecord>(),
  packages: call(ofImage).returns<Known<readonly ImagePackage[]>>(),
  findings: call(ofImage).returns<Known<ImageFindings>>(),
  workflows: call(ofImage).returns<readonly WorkflowExecution[]>(),
  contents: call(ofImage).returns<Known<ImageContents>>(),
  /** What has changed from one image to another; they may be of different names, Regions and accounts. */
  compare: call(z.object({ before: ofImage, after: ofImage })).returns<ImageDifference>(),
} as const;
