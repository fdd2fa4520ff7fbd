// A queue of builds over a data directory, with the real engine in fake sandboxes and without the endpoint: what the proofs work with.
import { join } from 'node:path';
import type { Account } from '../../account.ts';
import { openAccounts } from '../../accounts/accounts.ts';
import { openArtifacts } from '../../artifacts/open-artifacts.ts';
import { type Clock, systemClock } from '../../clock.ts';
import type { BuildJob, BuildWorkflow } from '../../engine/build-job.ts';
import { containerBuilders } from '../../engine/container/find-builder.ts';
import { type FakeExec, fakeSandboxes } from '../../engine/fake-sandboxes.ts';
import { createEngine } from '../../engine/run-build.ts';
import { ARN, job } from '../../engine/test-kit.ts';
import { insertImage } from '../../store/images.ts';
import { insertResource } from '../../store/resources.ts';
import { openStore, type Store } from '../../store/store.ts';
import { type BuildQueue, openQueue } from '../queue.ts';
import { recoverBuilds } from '../recovery.ts';

export interface Bench {
  readonly store: Store;
  readonly queue: BuildQueue;
  readonly account: Account;
  /** What the account calls bugs of its own. */
  readonly bugs: unknown[];
  readonly events: readonly string[];
}

export interface BenchOptions {
  readonly exec?: FakeExec;
  readonly clock?: Clock;
  readonly concurrentBuilds?: number;
}

const region = 'us-east-1';
const accountId = '000000000000';

/** Opens the directory as the start of Kiln does: what an earlier process left is tidied up before anything builds. */
export function openBench(directory: string, { exec, clock = systemClock, concurrentBuilds = 2 }: BenchOptions = {}): Bench {
  const store = openStore(directory);
  recoverBuilds({ store, clock });
  const accounts = openAccounts(directory);
  const sandboxes = fakeSandboxes(exec);
  const artifacts = openArtifacts({ store, clock, dataDirectory: directory, disks: false });
  const runBuild = createEngine({ artifacts, sandboxes, network: 'none', clock });
  const bugs: unknown[] = [];
  const onBug = (error: unknown) => void bugs.push(error);
  const imagesDirectory = join(directory, 'images');
  const links = { notify: () => undefined, accounts, artifacts, imagesDirectory };
  const queue = openQueue({ store, clock, runBuild, concurrentBuilds, onBug, links });
  const idle = { wake: () => undefined };
  const account: Account = {
    ...{ accountId, region, accounts, clock, store, imagesDirectory },
    ...{ builds: queue, lifecycle: idle, deliveries: idle, garbage: idle, exports: idle },
    endpoint: () => 'http://127.0.0.1:9',
    containerBuilders: containerBuilders(join(directory, 'containers')),
  };
  return { store, queue, account, bugs, events: sandboxes.events };
}

interface Place {
  readonly store: Store;
  readonly directory: string;
}

/** Writes an image that waits for its turn, as CreateImage does; answers its ARN. Nobody is told. */
export function addImage({ store, directory }: Place, build: number, workflows: readonly BuildWorkflow[]): string {
  const imageArn = `${ARN}:image/web/1.2.3/${build}`;
  const version = { major: 1, minor: 2, patch: 3 };
  const outputDirectory = join(directory, 'images', 'web', '1.2.3', String(build));
  const work: BuildJob = job([], { imageArn, buildNumber: build, outputDirectory, workflows, distributions: distributionsOf(build) });
  store.transaction(() => {
    insertResource({ store, accountId, region }, { kind: 'image', slug: 'web', version, build, arn: imageArn }, { type: 'AMI' });
    insertImage(store, { arn: imageArn, pipeline: undefined, job: JSON.stringify(work), logGroup: '/aws/imagebuilder/web' });
  });
  return imageArn;
}

const distributionsOf = (build: number) => [{ region, amiName: `Web ${build}`, description: undefined }];
