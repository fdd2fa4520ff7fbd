// The whole way once, with nothing faked: a signed request in, an image archive on the disk out. It needs a sandbox.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CancelImageCreationCommand, type ImagebuilderClient } from '@aws-sdk/client-imagebuilder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImageManifest } from '../../src/local-account/engine/build-job.ts';
import { sandboxSource } from '../../src/rehearsal/index.ts';
import { clientsOf, openTestAccount, type TestAccount, testKey } from './fixture/account.ts';
import { type AccountProcess, startAccountProcess } from './fixture/account-process.ts';
import { componentData } from './fixture/documents.ts';
import { createComponent, createInfrastructure, createRecipe, required, startImage, waitForImage } from './fixture/resources.ts';

/** Kept between runs, and shared with the rehearsal's tests: making the base takes the better part of a minute. */
const cacheDirectory = join(import.meta.dirname, '../../node_modules/.cache/kiln-rehearsal/cache');
const sandbox = await sandboxSource({ cacheDirectory }).choose({ driver: 'auto' }, {});
if (!sandbox.available) console.warn(`SKIPPED: no image is really built here: ${sandbox.reason} ${sandbox.remedy}`);

async function startBuild(client: ImagebuilderClient, name: string, command: string): Promise<string> {
  const componentArn = await createComponent(client, `${name}-component`, componentData(command));
  const imageRecipeArn = await createRecipe(client, { name, components: [{ componentArn }] });
  return await startImage(client, { imageRecipeArn, infrastructureConfigurationArn: await createInfrastructure(client, name) });
}

/** Whether some process of this machine was started with this word. */
async function isRunning(word: string): Promise<boolean> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''))); // gone meanwhile
  return lines.some((line) => line.split('\0').includes(word));
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(50);
}

describe.skipIf(!sandbox.available)('a real build', { timeout: 300_000 }, () => {
  let test: TestAccount;
  beforeEach(async () => {
    test = await openTestAccount({ cacheDirectory });
  });
  afterEach(() => test.close());

  it('leaves an image archive and a manifest that lists what the component did', async () => {
    const arn = await startBuild(test.imagebuilder, 'genuine', 'echo made > /etc/kiln-proof');
    const image = await waitForImage(test.imagebuilder, arn, 'AVAILABLE', 'FAILED');
    expect(image.state).toEqual({ status: 'AVAILABLE' });
    const [form, path] = required(image.outputResources?.containers?.[0]?.imageUris?.[0]).split(/:(.*)/s);
    const manifest: ImageManifest = JSON.parse(await readFile(join(dirname(required(path)), 'manifest.json'), 'utf8'));
    expect(manifest.changes.map((change) => change.path)).toContain('/etc/kiln-proof');
    const members = execFileSync('tar', ['-tf', required(path)], { encoding: 'utf8' });
    expect(members).toContain(form === 'oci-archive' ? 'oci-layout' : 'etc/kiln-proof');
  });

  it('fails where a step of a component fails, and says where', async () => {
    const arn = await startBuild(test.imagebuilder, 'broken', 'exit 3');
    const image = await waitForImage(test.imagebuilder, arn, 'AVAILABLE', 'FAILED');
    expect(image.state?.status).toBe('FAILED');
    expect(image.state?.reason).toMatch(
      /^Workflow Execution ID: wf-.* failed with reason: .*broken-component\/1\.0\.0\/1.*'build'.*'RunIt'/,
    );
  });

  it('ends with all its processes when it is cancelled', async () => {
    const arn = await startBuild(test.imagebuilder, 'cancelled', 'sleep 86311');
    await until(() => isRunning('86311'));
    await test.imagebuilder.send(new CancelImageCreationCommand({ imageBuildVersionArn: arn, clientToken: undefined }));
    await waitForImage(test.imagebuilder, arn, 'CANCELLED');
    expect(await isRunning('86311')).toBe(false);
  });
});

describe.skipIf(!sandbox.available)('a real build whose process is killed', { timeout: 300_000 }, () => {
  let directory: string;
  let doomed: AccountProcess | undefined;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'kiln-killed-'));
  });
  afterEach(async () => {
    await doomed?.kill();
    await rm(directory, { recursive: true, force: true });
  });

  it('is FAILED after the restart, and nothing of it runs on', async () => {
    doomed = await startAccountProcess(directory, cacheDirectory);
    const before = clientsOf(doomed.account, testKey).imagebuilder;
    const arn = await startBuild(before, 'killed', 'sleep 86312');
    await until(() => isRunning('86312'));
    before.destroy();
    await doomed.kill();

    doomed = await startAccountProcess(directory, cacheDirectory);
    const after = clientsOf(doomed.account, testKey).imagebuilder;
    const image = await waitForImage(after, arn, 'FAILED');
    after.destroy();
    expect(image.state?.reason).toContain('Kiln stopped while this image was BUILDING');
    await until(async () => !(await isRunning('86312')));
  });
});
