import type { Aws } from '../aws/clients.ts';
import { imageOf } from '../publish/journal.ts';
import type { PreparedBuild } from '../publish/plan-build.ts';
import { openPublisher } from '../publish/publish.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Fills an account by a build: publishes what its plan says and starts the image; gives the ARN of its build version. */
export async function publishBuild(aws: Aws, prepared: PreparedBuild, data = temporaryFolder()): Promise<string> {
  const report = (error: unknown) => {
    throw error;
  };
  const { publisher } = openPublisher(data, { aws: async () => aws, report });
  const image = imageOf(await (await publisher.begin(prepared)).ended);
  if (image === undefined) throw new Error('the plan has no image');
  return image;
}
