import { z } from 'zod';
import { accountTarget, imageTarget } from './account-target.ts';
import type { ImageDifference } from './image-diff.ts';
import type { ImageContents, ImageFindings, ImagePackage, ImageRecord, ImageRow, Known, WorkflowExecution } from './image-record.ts';
import { call } from './kernel.ts';

export const images = {
  /** Every build of every image of the account's own, the newest first. */
  list: call(accountTarget).returns<readonly ImageRow[]>(),
  get: call(imageTarget).returns<ImageRecord>(),
  packages: call(imageTarget).returns<Known<readonly ImagePackage[]>>(),
  findings: call(imageTarget).returns<Known<ImageFindings>>(),
  workflows: call(imageTarget).returns<readonly WorkflowExecution[]>(),
  contents: call(imageTarget).returns<Known<ImageContents>>(),
  /** What has changed from one image to another; they may be of different names, Regions and accounts. */
  compare: call(z.object({ before: imageTarget, after: imageTarget })).returns<ImageDifference>(),
} as const;
