import { planBuild } from '../publish/plan-build.ts';
import { publishBuild } from '../testing/publish-build.ts';
import { pipelinePath, sampleWorkspace } from '../testing/sample-workspace.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { testAccount } from '../testing/test-account.ts';

/** Where the account of the tests has its own resources. */
export const own = 'arn:aws:imagebuilder:us-east-1:000000000000';

export const sampleArns = {
  component: `${own}:component/greeter-one/1.0.0/1`,
  recipe: `${own}:image-recipe/greeting-server/1.0.0`,
  pipeline: `${own}:image-pipeline/weekly`,
  infrastructure: `${own}:infrastructure-configuration/small`,
  distribution: `${own}:distribution-configuration/home`,
} as const;

/** An account in which the sample workspace was published and built once. */
export async function publishedAccount() {
  const account = testAccount();
  const aws = await account.aws();
  const prepared = await planBuild(aws, { root: temporaryFolder(sampleWorkspace), path: pipelinePath });
  const image = await publishBuild(aws, prepared);
  return { aws, image, account };
}
