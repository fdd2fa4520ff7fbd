import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { type Answer, type Botocore, botocoreVersion, openBotocore } from '../../../tests/conformance/fixture/botocore.ts';
import { systemClock } from '../clock.ts';
import { blobPath, readImages, writeImages } from './layout.ts';
import { smallImage } from './layout-kit.ts';
import { layoutFolder, registriesFolder } from './registry-names.ts';

let test: TestAccount;
let botocore: Botocore;
const ecr = (operation: string, parameters: object = {}): Promise<Answer> => botocore.call('ecr', operation, parameters);
const layout = (name: string) =>
  layoutFolder(registriesFolder(join(test.directory, 'data')), { accountId: test.account.accountId, region: test.account.region }, name);

/** Puts an image into a layout as skopeo would. */
function put(repository: string, content: string, tags: readonly string[]): string {
  const folder = layout(repository);
  const { manifest, blobs } = smallImage(content);
  mkdirSync(join(folder, 'blobs/sha256'), { recursive: true });
  for (const blob of [manifest, ...blobs]) if ('bytes' in blob) writeFileSync(blobPath(folder, blob.digest), blob.bytes);
  const { digest, mediaType, bytes } = manifest;
  writeImages(folder, [...readImages(folder), { digest, mediaType, size: bytes.length, tags, pushed: systemClock.now().toISOString() }]);
  return digest;
}

const hasSkopeo = spawnSync('skopeo', ['--version']).status === 0;
if (!hasSkopeo) console.warn('SKIPPED: skopeo is not installed, so no layout of a repository is shown to it.');

describe.skipIf(!botocoreVersion)('ECR', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    test = await openTestAccount();
    botocore = openBotocore(test);
  }, 60_000);
  afterAll(async () => {
    botocore.close();
    await test.close();
  });

  it('keeps repositories by their names', async () => {
    const { repository } = await ecr('create_repository', { repositoryName: 'team/api', imageTagMutability: 'IMMUTABLE' });
    expect(repository).toMatchObject({
      repositoryArn: 'arn:aws:ecr:us-east-1:000000000000:repository/team/api',
      registryId: '000000000000',
      repositoryUri: '000000000000.dkr.ecr.us-east-1.amazonaws.com/team/api',
      imageTagMutability: 'IMMUTABLE',
      encryptionConfiguration: { encryptionType: 'AES256' },
    });
    await expect(ecr('create_repository', { repositoryName: 'team/api' })).rejects.toMatchObject({
      code: 'RepositoryAlreadyExistsException',
    });
    await ecr('create_repository', { repositoryName: 'blog' });
    const first = await ecr('describe_repositories', { maxResults: 1 });
    expect(first.repositories).toMatchObject([{ repositoryName: 'blog' }]);
    const second = await ecr('describe_repositories', { maxResults: 1, nextToken: first.nextToken });
    expect(second.repositories).toMatchObject([{ repositoryName: 'team/api' }]);
    expect(second.nextToken).toBeUndefined();
    await ecr('put_image_tag_mutability', { repositoryName: 'team/api', imageTagMutability: 'MUTABLE' });
    const named = await ecr('describe_repositories', { repositoryNames: ['team/api'] });
    expect(named.repositories).toMatchObject([{ imageTagMutability: 'MUTABLE' }]);
    for (const repositoryName of ['team/api', 'blog']) await ecr('delete_repository', { repositoryName });
    expect((await ecr('describe_repositories')).repositories).toEqual([]);
    await expect(ecr('describe_repositories', { repositoryNames: ['blog'] })).rejects.toMatchObject({
      code: 'RepositoryNotFoundException',
    });
  });

  it('lists and describes what lies in the layout of a repository', async () => {
    await ecr('create_repository', { repositoryName: 'web' });
    expect((await ecr('list_images', { repositoryName: 'web' })).imageIds).toEqual([]);
    const one = put('web', 'one', ['1.0.0-1', 'latest']);
    const two = put('web', 'two', []);
    const listed = await ecr('list_images', { repositoryName: 'web' });
    expect(listed.imageIds).toEqual([
      { imageDigest: one, imageTag: '1.0.0-1' },
      { imageDigest: one, imageTag: 'latest' },
      { imageDigest: two },
    ]);
    const untagged = await ecr('list_images', { repositoryName: 'web', filter: { tagStatus: 'UNTAGGED' } });
    expect(untagged.imageIds).toEqual([{ imageDigest: two }]);
    const { imageDetails } = await ecr('describe_images', { repositoryName: 'web', imageIds: [{ imageTag: 'latest' }] });
    expect(imageDetails).toMatchObject([
      { imageDigest: one, imageTags: ['1.0.0-1', 'latest'], imageManifestMediaType: 'application/vnd.oci.image.manifest.v1+json' },
    ]);
    expect(imageDetails[0].imageSizeInBytes).toBeGreaterThan(0);
    await expect(ecr('describe_images', { repositoryName: 'web', imageIds: [{ imageTag: 'none' }] })).rejects.toMatchObject({
      code: 'ImageNotFoundException',
    });
    const got = await ecr('batch_get_image', { repositoryName: 'web', imageIds: [{ imageTag: 'latest' }, { imageTag: 'none' }] });
    expect(JSON.parse(got.images[0].imageManifest)).toMatchObject({ schemaVersion: 2 });
    expect(got.failures).toMatchObject([{ imageId: { imageTag: 'none' }, failureCode: 'ImageNotFound' }]);
  });

  it('takes tags away, and images with their last tag or by their digest', async () => {
    await ecr('create_repository', { repositoryName: 'shop' });
    const one = put('shop', 'one', ['a', 'b']);
    const two = put('shop', 'two', ['c']);
    const remove = (...imageIds: object[]) => ecr('batch_delete_image', { repositoryName: 'shop', imageIds });
    expect(await remove({ imageTag: 'a' }, { imageTag: 'z' })).toMatchObject({
      imageIds: [{ imageDigest: one, imageTag: 'a' }],
      failures: [{ failureCode: 'ImageNotFound' }],
    });
    expect((await remove({ imageDigest: two, imageTag: 'b' })).failures).toMatchObject([{ failureCode: 'ImageTagDoesNotMatchDigest' }]);
    expect((await remove({ imageDigest: '../../x' })).failures).toMatchObject([{ failureCode: 'InvalidImageDigest' }]);
    await expect(ecr('delete_repository', { repositoryName: 'shop' })).rejects.toMatchObject({ code: 'RepositoryNotEmptyException' });
    expect((await remove({ imageDigest: one }, { imageTag: 'c' })).imageIds).toEqual([
      { imageDigest: one, imageTag: 'b' },
      { imageDigest: two, imageTag: 'c' },
    ]);
    expect((await ecr('list_images', { repositoryName: 'shop' })).imageIds).toEqual([]);
    put('shop', 'three', ['d']);
    await ecr('delete_repository', { repositoryName: 'shop', force: true });
    await expect(ecr('list_images', { repositoryName: 'shop' })).rejects.toMatchObject({ code: 'RepositoryNotFoundException' });
  });

  it('knows the registry of the caller alone, and names what it does not emulate', async () => {
    await expect(ecr('list_images', { repositoryName: 'web', registryId: '111111111111' })).rejects.toMatchObject({
      code: 'RepositoryNotFoundException',
    });
    await expect(ecr('create_repository', { repositoryName: 'No Such Name' })).rejects.toMatchObject({ code: 'InvalidParameterException' });
    await expect(ecr('get_authorization_token')).rejects.toMatchObject({ code: 'NotImplemented' });
  });

  it.skipIf(!hasSkopeo)('is read by skopeo', async () => {
    const digest = put('web', 'three', ['3']);
    const { stdout } = spawnSync('skopeo', ['inspect', '--raw', `oci:${layout('web')}:3`], { encoding: 'utf8' });
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 2 });
    expect(digest).toMatch(/^sha256:/);
  });
});
