import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Aws } from '../aws/clients.ts';
import { openJournals } from '../publish/journal.ts';
import { planBuild } from '../publish/plan-build.ts';
import { type PublishWish, planPublish } from '../publish/plan-publish.ts';
import { noChoices } from '../publish/planning.ts';
import { createPublisher } from '../publish/publishing.ts';
import { type FaultOf, faultyLine } from './faulty-line.ts';
import { recipePath, sampleWorkspace } from './sample-workspace.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { testAccount } from './test-account.ts';

/** A publisher with journals in a folder; it never waits before it tries again. */
export function publisherOf(aws: Aws, data: string, now = () => new Date()) {
  const journals = openJournals(join(data, 'publish'), (error) => {
    throw error;
  });
  return { journals, publisher: createPublisher({ journals, aws: async () => aws, now, wait: async () => {} }) };
}

/** A workspace, an account behind a line with faults, and a publisher, with what tests do to them. */
export async function publishSetting(faultOf: FaultOf = () => undefined, files = sampleWorkspace) {
  const [account, data, root] = [testAccount(), temporaryFolder(), temporaryFolder(files)];
  const direct = await account.aws();
  const line = await faultyLine(direct, faultOf);
  const setting = { direct, data, root, line, ...publisherOf(line.aws, data) };
  return {
    ...setting,
    api: await direct.imagebuilder(),
    plan: (wish: Partial<PublishWish> = {}) => planPublish(line.aws, { ...noChoices, root, paths: [''], ...wish }),
    planBuild: (path = recipePath) => planBuild(line.aws, { root, path }),
    async publish(wish: Partial<PublishWish> = {}) {
      const prepared = await setting.publisher.begin(await planPublish(line.aws, { ...noChoices, root, paths: [''], ...wish }));
      return prepared.ended;
    },
    read: (path: string) => readFileSync(join(root, path), 'utf8'),
    write: (path: string, text: string) => writeFileSync(join(root, path), text),
    edit: (path: string, from: string, to: string) =>
      writeFileSync(join(root, path), readFileSync(join(root, path), 'utf8').replace(from, to)),
    remove: (path: string) => rmSync(join(root, path)),
  };
}

const own = 'arn:aws:imagebuilder:us-east-1:000000000000';

/** The ARNs of what the sample workspace publishes. */
export const sampleArns = {
  component: `${own}:component/greeter-one/1.0.0`,
  recipe: `${own}:image-recipe/greeting-server/1.0.0`,
  infrastructure: `${own}:infrastructure-configuration/small`,
  pipeline: `${own}:image-pipeline/weekly`,
};
