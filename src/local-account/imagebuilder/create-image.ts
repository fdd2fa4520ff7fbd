import type { Account } from '../account.ts';
import type { CreateImageRequest, CreateImageResponse } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { latestVersionReferences } from './latest-version-references.ts';
import { checkLogGroups } from './log-groups.ts';
import { startBuild } from './start-build.ts';

/** Answers at once; the image waits as PENDING until its build begins. */
export function createImage(account: Account, input: Valid<CreateImageRequest>): CreateImageResponse {
  const { clientToken: _token, tags, loggingConfiguration, ...settings } = input;
  checkLogGroups(input);
  const image = startBuild(account, {
    ...{ settings, tags, logGroup: loggingConfiguration?.logGroupName },
    ...{ pipeline: undefined, buildType: 'USER_INITIATED' },
  });
  return { imageBuildVersionArn: image.arn, latestVersionReferences: latestVersionReferences(account, image) };
}
