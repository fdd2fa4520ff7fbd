import type { WorkflowKind } from '../build-job.ts';
import { buildImage } from './build-image.ts';
import { distributeImage } from './distribute-image.ts';
import { testImage } from './test-image.ts';

/** The documents of the workflows that a build runs when it was given none. */
export const defaultWorkflows: Readonly<Record<WorkflowKind, string>> = {
  BUILD: buildImage,
  TEST: testImage,
  DISTRIBUTION: distributeImage,
};
