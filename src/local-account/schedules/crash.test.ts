import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateImagePipelineCommand, GetImagePipelineCommand, ListImagePipelineImagesCommand } from '@aws-sdk/client-imagebuilder';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clientsOf, testKey } from '../../../tests/conformance/fixture/account.ts';
import { fail } from '../../../tests/conformance/fixture/builds.ts';
import { createBuildInputs } from '../../../tests/conformance/fixture/resources.ts';
import { hourly } from '../../../tests/conformance/fixture/timed-account.ts';
import type { Clock } from '../clock.ts';
import { startLocalAccount } from '../start.ts';

const created = '2027-03-01T10:30:00.000Z';
const due = '2027-03-01T11:00:00.000Z';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kiln-crash-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function open(clock: Clock, onBug?: (error: unknown) => void) {
  const folders = { dataDirectory: join(directory, 'data'), cacheDirectory: join(directory, 'cache') };
  return await startLocalAccount({ ...folders, key: testKey, runBuild: fail, clock, ...(onBug && { onBug }) });
}

/** What a client sees of the folder's account at a time. */
async function at<T>(time: string, look: (client: ReturnType<typeof clientsOf>['imagebuilder']) => Promise<T>): Promise<T> {
  const account = await open({ now: () => new Date(time) });
  const clients = clientsOf(account, testKey, Date.parse(time) - Date.now());
  try {
    return await look(clients.imagebuilder);
  } finally {
    for (const client of Object.values(clients)) client.destroy();
    await account.close();
  }
}

/**
 * Opens the account and ends it when it asks its clock for so manyth time: from then on whatever it does fails, and so nothing more is
 * written, as when the process is killed there. Answers what failed: nothing if it did not ask so often.
 */
async function crashAt(question: number): Promise<readonly unknown[]> {
  let questions = 0;
  const faults: unknown[] = [];
  const now = () => {
    questions += 1;
    if (questions >= question) throw new Error('killed');
    return new Date(due);
  };
  const account = await open({ now }, (fault) => faults.push(fault));
  await account.close();
  return faults;
}

it('a run that is due is begun once, wherever in it the process ends', { timeout: 60_000 }, async () => {
  const imagePipelineArn = await at(created, async (client) => {
    const inputs = await createBuildInputs(client, 'crashing');
    const command = new CreateImagePipelineCommand({ ...inputs, name: 'crashing', schedule: hourly, clientToken: undefined });
    return (await client.send(command)).imagePipelineArn;
  });
  // Before the run; at its beginning; when its image is made; when that is logged, which comes last; others ask the clock in between.
  let kills = 0;
  for (let faults = await crashAt(1); faults.length > 0; faults = await crashAt(kills + 1)) {
    expect(faults).toContainEqual(new Error('killed'));
    kills += 1;
  }
  expect(kills).toBeGreaterThanOrEqual(4);
  await at(due, async (client) => {
    const { imageSummaryList = [] } = await client.send(new ListImagePipelineImagesCommand({ imagePipelineArn }));
    expect(imageSummaryList.map(({ dateCreated }) => dateCreated)).toEqual([due]);
    const { imagePipeline } = await client.send(new GetImagePipelineCommand({ imagePipelineArn }));
    expect(imagePipeline).toMatchObject({ dateNextRun: '2027-03-01T12:00:00.000Z', dateLastRun: due });
  });
});
