import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type AppStreamTest, openAppStreamTest, otherAccount } from '../../../../tests/conformance/fixture/appstream-account.ts';
import { testKey } from '../../../../tests/conformance/fixture/key.ts';
import { inAws, type PlanPlace } from '../../../contract/index.ts';
import { type Aws, createAws } from '../../aws/clients.ts';
import { openJournals } from '../../publish/journal.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { ownImage, readShares } from '../registry/read-images.ts';
import type { ImageJournal } from './image-journal.ts';
import { createImagePlans, type ImagePlans } from './image-plans.ts';
import { type AccountIn, planImage } from './plan-image.ts';

const third = '000000000002';

let kit: AppStreamTest;
let aws: AccountIn;
let root: string;
let data: string;

beforeEach(async () => {
  kit = await openAppStreamTest();
  const { accountId, endpoint } = kit.test.account;
  const opened = new Map<string, Aws>();
  aws = async (region = 'us-east-1') => {
    const place = { id: 'mine', name: 'mine', hosting: inAws, accountId, region, endpoint, readOnly: false };
    const found = opened.get(region) ?? createAws({ ...place, credentials: async () => testKey });
    opened.set(region, found);
    return found;
  };
  [root, data] = [temporaryFolder(), temporaryFolder()];
  onTestFinished(async () => {
    for (const one of opened.values()) one.close();
    await kit.close();
  });
});

const journals = () =>
  openJournals<ImageJournal>(data, (error) => {
    throw error;
  });

function plansOf(reach: (place: PlanPlace, region?: string) => Promise<Aws> = (_place, region) => aws(region)): ImagePlans {
  return createImagePlans({ journals: journals(), aws: reach, now: () => new Date() });
}

function declare(more = ''): void {
  const head = 'name: office\nbase: {image: AppStream-WinServer2022-05-06-2026}\n';
  const applications = 'applications:\n  - name: editor\n    path: C:\\Editor\\editor.exe\n';
  writeFileSync(join(root, 'office.appstream-image.yaml'), `${head}${applications}${more}`);
}

const prepare = () => planImage(aws, { root, path: 'office.appstream-image.yaml' });
const actions = async () => (await prepare()).plan.items.map(({ action, key }) => `${action}: ${key}`);
const shares = async () => readShares(await (await aws()).appstream(), 'office');
const shared = (account: string, fleet: boolean, imageBuilder = false) =>
  `  - account: '${account}'\n    fleet: ${fleet}\n    imageBuilder: ${imageBuilder}\n`;

describe('the plan of a declared image', () => {
  it('says that the image has yet to be made, and cannot be carried out then', async () => {
    declare(`permissions:\n${shared(otherAccount, true)}`);
    const prepared = await prepare();
    expect(prepared.plan).toMatchObject({ items: [], summary: expect.stringContaining('There is no image office') });
    await expect(plansOf().begin(prepared)).rejects.toThrow(/There is no image office/);
  });

  it('names file and line of what the rules call an error', async () => {
    declare('permissions:\n  - account: 12\n');
    await expect(prepare()).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(/office\.appstream-image\.yaml:7: /),
    });
  });

  it('shares, changes and stops sharing, each with its consequences, and then has nothing to do', async () => {
    await kit.image('office');
    declare(`permissions:\n${shared(otherAccount, true)}${shared(third, true, true)}`);
    expect(await actions()).toEqual([`share: share ${otherAccount}`, `share: share ${third}`]);
    await (await plansOf().begin(await prepare())).ended;
    expect(await shares()).toEqual([
      { account: otherAccount, fleet: true, imageBuilder: false },
      { account: third, fleet: true, imageBuilder: true },
    ]);
    expect((await prepare()).plan.summary).toContain('Nothing needs to be done');
    declare(`permissions:\n${shared(third, false, true)}`);
    const { plan } = await prepare();
    expect(plan.items.map(({ action }) => action)).toEqual(['unshare', 'change']);
    for (const { consequences } of plan.items) expect(consequences.join(' ')).toContain('desired capacity');
    await (await plansOf().begin(await prepare())).ended;
    expect(await shares()).toEqual([{ account: third, fleet: false, imageBuilder: true }]);
  });

  it('refuses to share with its own account', async () => {
    await kit.image('office');
    declare(`permissions:\n${shared(kit.test.account.accountId, true)}`);
    const prepared = await prepare();
    expect(prepared.plan.items[0]?.problem).toContain('belongs to this account');
    await expect(plansOf().begin(prepared)).rejects.toMatchObject({ code: 'refused' });
  });

  it('copies into other Regions, and knows the copies again', async () => {
    await kit.image('office');
    declare('copies:\n  - region: eu-west-1\n  - region: us-east-1\n    name: spare\n');
    expect(await actions()).toEqual(['copy: copy eu-west-1 office', 'copy: copy us-east-1 spare']);
    await (await plansOf().begin(await prepare())).ended;
    expect(await ownImage(await aws('eu-west-1'), 'office')).toMatchObject({ state: 'COPYING' });
    expect(await actions()).toEqual(['unchanged: copy eu-west-1 office', 'unchanged: copy us-east-1 spare']);
  });

  it('does not take another image of the name for the copy', async () => {
    await kit.image('spare');
    await kit.image('office');
    declare('copies:\n  - region: us-east-1\n    name: spare\n');
    expect((await prepare()).plan.items[0]?.problem).toMatch(/no copy of this one: it is older/);
  });

  it('tells that the image was made from another file', async () => {
    await kit.image('office');
    declare('  - name: second\n    path: C:\\a.exe\nregion: eu-west-1\n');
    expect((await prepare()).plan.notes.join(' ')).toMatch(/belongs to eu-west-1.*1 applications and the file 2/);
  });
});

describe('carrying a plan out', () => {
  beforeEach(async () => {
    await kit.image('office');
    declare(`permissions:\n${shared(otherAccount, true)}copies:\n  - region: eu-west-1\n`);
  });

  it('stops where the account cannot be reached, and goes on from there', async () => {
    const cut = plansOf(async (_place, region) => {
      if (region === 'eu-west-1') throw new Error('the line is cut');
      return aws(region);
    });
    const prepared = await prepare();
    await expect((await cut.begin(prepared)).ended).rejects.toThrow('the line is cut');
    const later = plansOf();
    expect(await later.unfinished()).toMatchObject([{ id: prepared.plan.id, phase: 'stopped', error: 'the line is cut' }]);
    expect((await (await later.resume(prepared.plan.id)).ended).steps.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(await later.unfinished()).toEqual([]);
  });

  it('makes nothing twice when the process was killed after a call and before its answer was written down', async () => {
    const prepared = await prepare();
    const done = await (await plansOf().begin(prepared)).ended;
    const killed = done.steps.map((step) => ({ ...step, state: 'running' as const, tried: true }));
    await journals().save({ ...done, phase: 'running', pid: 0x7fffffff, steps: killed });
    const resumed = await (await plansOf().resume(prepared.plan.id)).ended;
    expect(resumed.steps.map(({ state, adopted }) => [state, adopted])).toEqual([
      ['done', undefined],
      ['done', undefined],
    ]);
    const copies = await (await (await aws('eu-west-1')).appstream()).describeImages({ Type: 'PRIVATE' });
    expect(copies.Images?.map(({ Name }) => Name)).toEqual(['office']);
  });

  it('stops when somebody else changed the permission meanwhile', async () => {
    const prepared = await prepare();
    await kit.mine.updateImagePermissions({ Name: 'office', SharedAccountId: otherAccount, ImagePermissions: { allowImageBuilder: true } });
    await expect((await plansOf().begin(prepared)).ended).rejects.toThrow(/Somebody else changed/);
    expect(await journals().read(prepared.plan.id)).toMatchObject({ phase: 'stopped', stale: true });
  });

  it('is joined by whoever begins the same, and ends between two steps', async () => {
    const [prepared, plans] = [await prepare(), plansOf()];
    const working = await plans.begin(prepared);
    expect(await plans.begin(prepared)).toBe(working);
    working.cancel();
    await expect(working.ended).rejects.toMatchObject({ code: 'cancelled' });
    expect((await (await plans.resume(prepared.plan.id)).ended).phase).toBe('done');
  });

  it('is taken back: permissions as they were, copies deleted once they can be', async () => {
    const [prepared, plans] = [await prepare(), plansOf()];
    await (await plans.begin(prepared)).ended;
    const early = await (await plans.undo(prepared.plan.id)).ended;
    expect(early.steps).toMatchObject([{ state: 'undone' }, { state: 'kept', message: expect.stringContaining('COPYING') }]);
    expect(await shares()).toEqual([]);
  });
});
