// Directory configs and tags, and what is refused whatever it asks.
import { refusedOperations } from '../../../src/local-account/appstream/refusals.ts';
import { appstreamConstraints } from '../../../src/local-account/protocol/appstream-constraints.ts';
import { modelledErrors } from '../suite/appstream-answer-table.ts';
import { minimalRequest } from '../suite/breaks.ts';
import { Refusal } from '../suite/case.ts';
import { answers, assert, assertRecent, exists, inUse, limitExceeded, missing, one, refuses } from './common.ts';
import { arnOf, directoryRequest, freshDirectory, freshFleet, image } from './given.ts';
import type { AppStreamCases, AppStreamKit } from './session.ts';

const nowhere = (kit: AppStreamKit) => ({ DirectoryName: `${kit.name('nowhere')}.example.com` });

const directories: readonly AppStreamCases[] = [
  {
    operation: 'CreateDirectoryConfig',
    example: async (kit) => directoryRequest(kit),
    cases: [
      answers('keeps a directory, and never shows its password', async (kit) => {
        const ServiceAccountCredentials = { AccountName: 'corp\\join', AccountPassword: 'canary-password' };
        const answer = await kit.call('CreateDirectoryConfig', { ...directoryRequest(kit), ServiceAccountCredentials });
        assertRecent(answer.DirectoryConfig.CreatedTime);
        assert.ok(!JSON.stringify(answer).includes('canary'));
      }),
      refuses('CreateDirectoryConfig', exists, 'knows a name once').of(async (kit) => ({
        ...directoryRequest(kit),
        DirectoryName: await freshDirectory(kit),
      })),
    ],
  },
  {
    operation: 'DescribeDirectoryConfigs',
    example: async () => ({}),
    cases: [
      answers('gives those that are named', async (kit) => {
        const name = await freshDirectory(kit);
        const found = one(await kit.call('DescribeDirectoryConfigs', { DirectoryNames: [name] }), 'DirectoryConfigs');
        assert.equal(found.DirectoryName, name);
      }),
      refuses('DescribeDirectoryConfigs', missing, 'does not know what is not there').of((kit) => ({
        DirectoryNames: [nowhere(kit).DirectoryName],
      })),
    ],
    pages: {
      rows: 'DirectoryConfigs',
      async fill(kit) {
        for (let count = 0; count < 3; count++) await freshDirectory(kit);
        return {};
      },
      grow: (kit) => freshDirectory(kit),
      key: ({ DirectoryName }) => DirectoryName,
    },
  },
  {
    operation: 'UpdateDirectoryConfig',
    example: async (kit) => ({ DirectoryName: await freshDirectory(kit) }),
    cases: [
      answers('changes what is named', async (kit) => {
        const OrganizationalUnitDistinguishedNames = ['OU=other,DC=example,DC=com'];
        const request = { DirectoryName: await freshDirectory(kit), OrganizationalUnitDistinguishedNames };
        const { DirectoryConfig } = await kit.call('UpdateDirectoryConfig', request);
        assert.deepEqual(DirectoryConfig.OrganizationalUnitDistinguishedNames, OrganizationalUnitDistinguishedNames);
      }),
      refuses('UpdateDirectoryConfig', missing, 'does not know what is not there').of(nowhere),
    ],
  },
  {
    operation: 'DeleteDirectoryConfig',
    example: async (kit) => ({ DirectoryName: await freshDirectory(kit) }),
    cases: [
      answers('forgets a directory', async (kit) => {
        const DirectoryName = await freshDirectory(kit);
        await kit.call('DeleteDirectoryConfig', { DirectoryName });
        await kit.refused(missing, 'DescribeDirectoryConfigs', { DirectoryNames: [DirectoryName] });
      }),
      refuses('DeleteDirectoryConfig', missing, 'does not know what is not there').of(nowhere),
      refuses('DeleteDirectoryConfig', inUse, 'keeps one that a fleet joins').of(async (kit) => {
        const DirectoryName = await freshDirectory(kit);
        await freshFleet(kit, { DomainJoinInfo: { DirectoryName } });
        return { DirectoryName };
      }),
    ],
  },
];

const tagged = async (kit: AppStreamKit) => arnOf(kit, 'image', await image(kit));
const absent = (kit: AppStreamKit) => arnOf(kit, 'image', kit.name('nothing'));

const tags: readonly AppStreamCases[] = [
  {
    operation: 'TagResource',
    example: async (kit) => ({ ResourceArn: await tagged(kit), Tags: { team: 'images' } }),
    cases: [
      answers('adds tags, and changes those that are there', async (kit) => {
        const ResourceArn = await tagged(kit);
        await kit.call('TagResource', { ResourceArn, Tags: { stage: 'test', 'größe:1': 'a b' } });
        await kit.call('TagResource', { ResourceArn, Tags: { stage: 'production' } });
        const { Tags } = await kit.call('ListTagsForResource', { ResourceArn });
        assert.equal(Tags.stage, 'production');
        assert.equal(Tags['größe:1'], 'a b');
      }),
      refuses('TagResource', missing, 'does not know what is not there').of((kit) => ({ ResourceArn: absent(kit), Tags: { a: 'b' } })),
      {
        title: 'takes fifty',
        shows: limitExceeded,
        async run(kit) {
          const ResourceArn = await tagged(kit);
          const many = (from: number) => Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key-${from + index}`, '']));
          await kit.refused(limitExceeded, 'TagResource', { ResourceArn, Tags: many(0) });
        },
      },
    ],
  },
  {
    operation: 'ListTagsForResource',
    example: async (kit) => ({ ResourceArn: await tagged(kit) }),
    cases: [
      answers('gives the tags of a resource', async (kit) => {
        const ResourceArn = await tagged(kit);
        await kit.call('TagResource', { ResourceArn, Tags: { seen: 'yes' } });
        assert.equal((await kit.call('ListTagsForResource', { ResourceArn })).Tags.seen, 'yes');
      }),
      refuses('ListTagsForResource', missing, 'does not know what is not there').of((kit) => ({ ResourceArn: absent(kit) })),
    ],
  },
  {
    operation: 'UntagResource',
    example: async (kit) => ({ ResourceArn: await tagged(kit), TagKeys: ['none'] }),
    cases: [
      answers('removes tags, and minds none that is not there', async (kit) => {
        const ResourceArn = await tagged(kit);
        await kit.call('TagResource', { ResourceArn, Tags: { gone: 'soon' } });
        await kit.call('UntagResource', { ResourceArn, TagKeys: ['gone', 'never there'] });
        assert.equal((await kit.call('ListTagsForResource', { ResourceArn })).Tags.gone, undefined);
      }),
      refuses('UntagResource', missing, 'does not know what is not there').of((kit) => ({ ResourceArn: absent(kit), TagKeys: ['a'] })),
    ],
  },
];

/** An operation that nothing local can do says so, with a code of its own list and what to do instead. */
const refused = (operation: string): AppStreamCases => {
  const request = minimalRequest(appstreamConstraints, operation);
  return {
    operation,
    example: async () => request,
    cases: [
      {
        title: 'says that it is not emulated',
        shows: REFUSES,
        async run(kit) {
          const refusal = await kit.call(operation, request).catch((error: unknown) => error);
          assert.ok(refusal instanceof Refusal, String(refusal));
          assert.ok(modelledErrors[operation]?.includes(refusal.code), `${operation} does not know ${refusal.code}`);
          assert.match(refusal.message, new RegExp(`does not emulate .*${operation}`));
        },
      },
    ],
  };
};

/** A refusal with any code of the operation's list. */
export const REFUSES = 'refuses';

export const otherCases: readonly AppStreamCases[] = [...directories, ...tags, ...[...refusedOperations].sort().map(refused)];
