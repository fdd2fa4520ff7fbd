// A distribution that is made again, after its process died in the middle or after it failed: nothing is there twice.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAccount, openAccounts } from '../accounts/accounts.ts';
import { temporaryArtifacts } from '../artifacts/test-kit.ts';
import type { Clock } from '../clock.ts';
import { amis } from '../ec2/ami-records.ts';
import { templates } from '../ec2/launch-template-records.ts';
import { job } from '../engine/test-kit.ts';
import { roles } from '../iam/records.ts';
import { parameters } from '../ssm/parameters.ts';
import { insertImage } from '../store/images.ts';
import { insertResource } from '../store/resources.ts';
import { openStore, type Store } from '../store/store.ts';
import type { BuildDistribution } from './distributor.ts';
import { openDistributor } from './open-distributor.ts';
import { crossAccountRole } from './target-account.ts';

const builder = '000000000000';
const target = '000000000001';
const regions = ['us-east-1', 'eu-west-1'];
const templateId = 'lt-0123456789abcdef0';
const work = job([], { outputDirectory: '/nowhere', executionRole: 'distributing' });
const distributions: readonly BuildDistribution[] = regions.map((region) => ({
  ...{ region, amiName: 'Web 1', description: undefined, targetAccountIds: [target] },
  launchTemplateConfigurations: [{ launchTemplateId: templateId }],
  ssmParameterConfigurations: [{ parameterName: '/web' }, { parameterName: '/web', amiAccountId: target }],
}));

let directory: string;
let store: Store;
const owner = (accountId: string, region: string) => ({ store, accountId, region });
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiln-second-try-'));
  addAccount(directory, 'team', new Date());
  store = openStore(directory);
  const [major, minor, patch] = [1, 2, 3];
  const identity = { kind: 'image', slug: 'web', version: { major, minor, patch }, build: 4, arn: work.imageArn } as const;
  insertResource(owner(builder, 'us-east-1'), identity, {});
  insertImage(store, { arn: work.imageArn, pipeline: undefined, job: JSON.stringify(work), logGroup: '/aws/imagebuilder/web' });
  const role = { id: 'AROA', path: '/', created: '', description: undefined, maxSessionSeconds: 3600, tags: [] };
  const trust = JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { AWS: builder }, Action: 'sts:AssumeRole' }] });
  roles.put(owner(target, ''), crossAccountRole, { ...role, trust, policies: ['arn:aws:iam::aws:policy/Any'] });
  roles.put(owner(builder, ''), 'distributing', { ...role, trust, policies: [] });
  for (const region of regions) {
    const versions = [{ number: 1, description: undefined, created: '', data: {} }];
    templates.put(owner(builder, region), templateId, { name: 'web', created: '', defaultVersion: 1, lastVersion: 1, versions });
  }
});
afterEach(() => {
  store.close();
  rmSync(directory, { recursive: true });
});

class Death extends Error {}

/** Distributes and integrates until the clock was asked so often, which is when the process dies. */
async function distribute(lifetime = Number.POSITIVE_INFINITY): Promise<number> {
  let asked = 0;
  const clock: Clock = {
    now() {
      asked += 1;
      if (asked > lifetime) throw new Death();
      return new Date('2026-01-01');
    },
  };
  const distributor = openDistributor({
    store,
    clock,
    accounts: openAccounts(directory),
    artifacts: temporaryArtifacts(),
    job: work,
    imagesDirectory: join(directory, 'images'),
    log: () => undefined,
  });
  const images = distributor.copy({ artifacts: '/nowhere', bytes: 1 }, distributions);
  distributor.permit(images, [{ region: 'us-east-1', launchPermission: { userIds: [target] } }]);
  const configured = await distributor.configure(images, distributions, new AbortController().signal);
  expect([...images, ...configured].map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 'Completed'));
  return asked;
}

/** Everything that a distribution leaves behind, in all places. */
function remains() {
  return regions.flatMap((region) =>
    [builder, target].map((accountId) => ({
      amis: amis.list(owner(accountId, region)).map(({ id, body }) => [id, body.name, body.permissions]),
      parameters: parameters.find(owner(accountId, region), '/web')?.versions.map(({ value }) => value),
      versions: templates.find(owner(accountId, region), templateId)?.versions.map(({ data }) => data.ImageId),
    })),
  );
}

describe('a second try', () => {
  it('finds what a whole first one left, and changes nothing', async () => {
    await distribute();
    const first = remains();
    expect(first.map((place) => [place.amis.length, place.parameters?.length])).toEqual(Array.from({ length: 4 }, () => [1, 1]));
    expect(first[0]?.versions).toEqual([undefined, first[0]?.amis[0]?.[0]]);
    await distribute();
    expect(remains()).toEqual(first);
  });

  it('makes whole what the death of the process left at any point, and never anything twice', async () => {
    const moments = await distribute();
    const whole = remains();
    expect(moments).toBeGreaterThan(20);
    for (let moment = 0; moment < moments; moment++) {
      for (const region of regions)
        for (const accountId of [builder, target]) {
          for (const { id } of amis.list(owner(accountId, region))) amis.remove(owner(accountId, region), id);
          parameters.remove(owner(accountId, region), '/web');
          const template = templates.find(owner(accountId, region), templateId);
          if (template)
            templates.put(owner(accountId, region), templateId, {
              ...template,
              lastVersion: 1,
              defaultVersion: 1,
              versions: template.versions.slice(0, 1),
            });
        }
      await expect(distribute(moment)).rejects.toThrow(Death);
      await distribute();
      expect(remains()).toEqual(whole);
    }
  });
});
