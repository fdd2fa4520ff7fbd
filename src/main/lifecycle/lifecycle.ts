import type { Contract, Handlers } from '../../contract/index.ts';
import { type AwsOf, reachAccount, reachResource } from '../aws/reach.ts';
import { changeDisposition } from './change.ts';
import { considerImage } from './consider.ts';
import { executionsOf, watchExecution } from './executions.ts';
import { imagesToJudge } from './images-to-judge.ts';
import { policyRows, readPolicy, savePolicy } from './policies.ts';
import { readPolicyFile } from './policy-file.ts';
import { simulatePolicy } from './simulate.ts';

export type Lifecycle = Handlers<Contract>['lifecycle'];

const assumptions = [
  'How many images a rule keeps is counted for each image name by itself; AWS does not say what it counts.',
  'A policy runs once a day at a time that AWS chooses: what is caught then may be older than now.',
];

/** What becomes of images: by hand, and by the policies of the account. */
export function createLifecycle(aws: AwsOf): Lifecycle {
  const ofResource = async (target: { readonly connection: string; readonly arn: string }) =>
    (await reachResource(aws, target)).imagebuilder();
  const ofAccount = async (target: { readonly connection: string; readonly region: string }) =>
    (await reachAccount(aws, target)).imagebuilder();
  const regions = (connection: string) => ({ inRegion: (region: string) => reachAccount(aws, { connection, region }) });
  return {
    consider: async ({ connection, arn }) => considerImage(regions(connection), arn),
    change: async (change) => ({ executionId: await changeDisposition(await ofResource(change), change) }),
    removeImage: async (target) => void (await (await ofResource(target)).deleteImage({ imageBuildVersionArn: target.arn })),
    executions: async (target) => executionsOf(await ofResource(target), target.arn),
    async *watch(target, signal) {
      yield* watchExecution(await ofAccount(target), target.id, signal);
    },
    cancel: async ({ id, token, ...target }) =>
      void (await (await ofAccount(target)).cancelLifecycleExecution({ lifecycleExecutionId: id, clientToken: token })),
    policies: async (target) => policyRows(await ofAccount(target)),
    policy: async (target) => readPolicy(await ofResource(target), target.arn),
    savePolicy: async ({ arn, settings, token, ...target }) => ({
      arn: await savePolicy(await ofAccount(target), { arn, settings, token }),
    }),
    removePolicy: async (target) => void (await (await ofResource(target)).deleteLifecyclePolicy({ lifecyclePolicyArn: target.arn })),
    simulate: async ({ connection, region, settings }, signal) => {
      const now = new Date();
      const { images, notes } = await imagesToJudge({ ...regions(connection), region, signal }, settings);
      return { now: now.toISOString(), images: simulatePolicy(settings, images, now), notes: [...notes, ...assumptions] };
    },
    readPolicyFile,
  };
}
