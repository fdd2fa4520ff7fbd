// What is on its way arrives: after the process was killed, after a leap of time, in all places at once, and not because somebody looked.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppStream } from '@aws-sdk/client-appstream';
import { describe, expect, it } from 'vitest';
import { startAccountProcess } from '../../../tests/conformance/fixture/account-process.ts';
import { drivenClock } from '../../../tests/conformance/fixture/driven-clock.ts';
import { testKey } from '../../../tests/conformance/fixture/key.ts';
import { arriveAll } from './arrive.ts';
import { builders, exports, fleets, images, userSessions } from './records.ts';
import { enterSession } from './sessions/sessions.ts';
import { type Caller, first, type Kit, medium, openKit, second, third, windows2022 } from './test-kit.ts';
import { builderWays, fleetWays, imageWays } from './test-ways.ts';
import { openAppStream } from './worker.ts';

const folder = (name: string) => mkdtempSync(join(tmpdir(), `kiln-${name}-`));

/** The account as it is found by whoever comes after a process that was killed now: the files as they are, with nothing closed. */
function afterCrash(directory: string, clock: Kit['clock']): Kit {
  const found = folder('found');
  cpSync(directory, found, { recursive: true });
  return openKit(found, { clock });
}

/** Where each passing state leads in the end. */
const ends = {
  builder: {
    ...{ PENDING: 'RUNNING', UPDATING_AGENT: 'RUNNING', REBOOTING: 'RUNNING', PENDING_SYNCING_APPS: 'RUNNING', SYNCING_APPS: 'RUNNING' },
    ...{ STOPPING: 'STOPPED', SNAPSHOTTING: 'STOPPED', DELETING: undefined, UPDATING: undefined, PENDING_QUALIFICATION: undefined },
    PENDING_IMAGE_IMPORT: undefined,
  },
  image: {
    ...{ PENDING: 'AVAILABLE', COPYING: 'AVAILABLE', CREATING: 'AVAILABLE', IMPORTING: 'AVAILABLE', VALIDATING: 'AVAILABLE' },
    DELETING: undefined,
  },
  fleet: { STARTING: 'RUNNING', STOPPING: 'STOPPED' },
} as const;

const ways = { builder: builderWays, image: imageWays, fleet: fleetWays } as const;
const passing = (['builder', 'image', 'fleet'] as const).flatMap((kind) =>
  Object.entries(ends[kind]).map(([state, end]) => [kind, state, end] as const),
);

describe('a process that is killed', () => {
  it.each(passing)('while %s is %s finds it on its way when it comes back, and brings it to its end', (kind, state, end) => {
    const directory = folder('killed');
    const kit = openKit(directory);
    const name = ways[kind][state]?.({ kit, mine: kit.as(first) }) ?? '';
    const later = afterCrash(directory, kit.clock);
    const mine = later.as(first);
    expect(mine.state(kind, name)).toBe(state);
    later.pass(3600);
    expect(mine.state(kind, name)).toBe(end);
  });

  it('with SIGKILL has lost nothing that it acknowledged', async () => {
    const directory = folder('sigkill');
    const process = await startAccountProcess(directory);
    const client = new AppStream({ ...process.account, credentials: testKey, maxAttempts: 1 });
    await client.createImageBuilder({ Name: 'it', ImageName: windows2022, InstanceType: medium, Tags: { a: 'b' } });
    await process.kill();
    client.destroy();
    const kit = openKit(join(directory, 'data'));
    expect(kit.as(first).state('builder', 'it')).toBe('PENDING');
    kit.pass(3600);
    expect(kit.as(first).state('builder', 'it')).toBe('RUNNING');
    rmSync(directory, { recursive: true, force: true });
  });
});

/** A day's work in an account: something of everything on its way, with sessions. */
function busy(kit: Kit, caller: Caller): void {
  const must = (operation: string, input: object) => {
    const { code, message } = caller.call(operation, input);
    if (code !== undefined) throw new Error(`${operation}: ${message}`);
  };
  must('CreateImageBuilder', { Name: 'maker', ImageName: windows2022, InstanceType: medium });
  kit.pass(6);
  caller.snapshot('maker', 'suite');
  kit.pass(8);
  must('CreateStack', { Name: 'office' });
  const times = { MaxUserDurationInSeconds: 600, DisconnectTimeoutInSeconds: 60 };
  must('CreateFleet', { Name: 'desk', ImageName: 'suite', InstanceType: medium, ComputeCapacity: { DesiredInstances: 2 }, ...times });
  must('AssociateFleet', { FleetName: 'desk', StackName: 'office' });
  must('StartFleet', { Name: 'desk' });
  kit.pass(4);
  enterSession(caller.account, { stack: 'office', fleet: 'desk', user: 'ann' });
  must('CreateUpdatedImage', { existingImageName: 'suite', newImageName: 'newer' });
  must('CopyImage', { SourceImageName: 'suite', DestinationImageName: 'copy', DestinationRegion: 'eu-central-1' });
  must('StartImageBuilder', { Name: 'maker', AppstreamAgentVersion: '[LATEST]' });
  must('CreateExportImageTask', { ImageName: 'suite', AmiName: 'suite', IamRoleArn: `arn:aws:iam::${caller.account.accountId}:role/x` });
}

/** Everything that is kept of an account in a Region, but for what chance has named. */
function kept({ account }: Caller): string {
  const all = [builders, images, fleets, userSessions, exports].map((shelf) => shelf.list(account));
  return JSON.stringify(all).replace(/i-[0-9a-f]{17}|ami-[0-9a-f]{17}|-\d{10}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '*');
}

describe('time', () => {
  it('that leaps brings everything to where it would have come second by second, with the same times', () => {
    const start = new Date('2026-11-20T08:00:00Z');
    const [slow, quick] = [folder('slow'), folder('quick')].map((directory) => openKit(directory, { clock: drivenClock(start) }));
    if (!slow || !quick) throw new Error('There are two.');
    for (const kit of [slow, quick]) busy(kit, kit.as(first));
    for (let second = 0; second < 900; second++) slow.pass(1);
    quick.pass(900);
    for (const region of ['us-east-1', 'eu-central-1']) expect(kept(quick.as(first, region))).toBe(kept(slow.as(first, region)));
    const [{ ComputeCapacityStatus }] = quick.as(first).call('DescribeFleets').Fleets;
    expect(ComputeCapacityStatus).toMatchObject({ Desired: 2, Running: 2, InUse: 0 }); // the session ended, its instance was replaced
  });

  it('moves things, and looking at them does not', () => {
    const kit = openKit(folder('looking'));
    const mine = kit.as(first);
    busy(kit, mine);
    const before = kept(mine);
    kit.clock.advance(3_600_000); // nobody has called whoever moves things
    for (const operation of ['DescribeImageBuilders', 'DescribeImages', 'DescribeFleets', 'ListExportImageTasks']) mine.call(operation);
    mine.call('DescribeSessions', { StackName: 'office', FleetName: 'desk' });
    expect(kept(mine)).toBe(before);
    arriveAll({ store: kit.store, clock: kit.clock });
    expect(kept(mine)).not.toBe(before);
  });

  it('that is set back holds nothing up for longer than it takes anyway', async () => {
    const kit = openKit(folder('back'));
    const mine = kit.as(first);
    mine.call('CreateImageBuilder', { Name: 'it', ImageName: windows2022, InstanceType: medium });
    const bugs: unknown[] = [];
    const worker = openAppStream(kit, (error) => void bugs.push(error));
    kit.clock.advance(-86_400_000);
    kit.clock.advance(5_000);
    await expect.poll(() => mine.state('builder', 'it')).toBe('PENDING');
    kit.clock.advance(1_000);
    await expect.poll(() => mine.state('builder', 'it')).toBe('RUNNING');
    await worker.close();
    expect(bugs).toEqual([]);
  });
});

describe('accounts and Regions', () => {
  const places = [first, second, third].flatMap((account) => ['us-east-1', 'eu-west-1'].map((region) => [account, region] as const));

  it('have the same names for different things, which move on at the same time', () => {
    const kit = openKit(folder('places'));
    for (const [account, region] of places) {
      const caller = kit.as(account, region);
      expect(caller.call('CreateImageBuilder', { Name: 'it', ImageName: windows2022, InstanceType: medium }).code).toBeUndefined();
      expect(
        caller.call('TagResource', { ResourceArn: `arn:aws:appstream:${region}:${account}:image-builder/it`, Tags: { account } }).code,
      ).toBeUndefined();
    }
    kit.pass(6);
    const states = () => places.map(([account, region]) => kit.as(account, region).state('builder', 'it'));
    expect(states()).toEqual(Array(6).fill('RUNNING'));
    expect(kit.as(second, 'eu-west-1').call('StopImageBuilder', { Name: 'it' }).code).toBeUndefined();
    kit.pass(3);
    expect(states()).toEqual(places.map(([account, region]) => (account === second && region === 'eu-west-1' ? 'STOPPED' : 'RUNNING')));
    const foreign = kit.as(third).call('ListTagsForResource', { ResourceArn: `arn:aws:appstream:us-east-1:${second}:image-builder/it` });
    expect(foreign.code).toBe('ResourceNotFoundException');
  });

  it('are not disturbed by what cannot be moved in one of them', () => {
    const kit = openKit(folder('damaged'));
    for (const [account, region] of places)
      kit.as(account, region).call('CreateImageBuilder', { Name: 'it', ImageName: windows2022, InstanceType: medium });
    const { account } = kit.as(second);
    builders.put(account, 'it', { ...builders.find(account, 'it'), settings: undefined } as never);
    expect(() => kit.pass(60)).toThrow(/could not be moved on: 000000000001/);
    const others = places.filter(([id, region]) => id !== second || region !== 'us-east-1');
    expect(others.map(([id, region]) => kit.as(id, region).state('builder', 'it'))).toEqual(Array(5).fill('RUNNING'));
  });
});
