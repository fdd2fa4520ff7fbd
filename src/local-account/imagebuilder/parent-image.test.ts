import { CreateImageCommand, GetImageRecipeCommand } from '@aws-sdk/client-imagebuilder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { type Botocore, botocoreVersion, openBotocore } from '../../../tests/conformance/fixture/botocore.ts';
import { succeed } from '../../../tests/conformance/fixture/builds.ts';
import { createInfrastructure, createRecipe, required, waitForImage } from '../../../tests/conformance/fixture/resources.ts';
import { publicImages } from '../ec2/public-images.ts';
import type { BuildJob } from '../engine/build-job.ts';

const here = process.arch === 'arm64' ? 'arm64' : 'x86';
const elsewhere = here === 'x86' ? 'arm64' : 'x86';
const architectures = { x86: 'x86_64', arm64: 'arm64' } as const;
const managed = (name: string, version = 'x.x.x') => `arn:aws:imagebuilder:us-east-1:aws:image/${name}/${version}`;

let test: TestAccount;
let infrastructureConfigurationArn: string;
let made = 0;
const jobs: BuildJob[] = [];

beforeAll(async () => {
  test = await openTestAccount({
    runBuild(job, ...rest) {
      jobs.push(job);
      return succeed(job, ...rest);
    },
  });
  infrastructureConfigurationArn = await createInfrastructure(test.imagebuilder);
});
afterAll(() => test.close());

/** Builds from a parent; the job and the image that became of it. */
async function build(parentImage: string) {
  made += 1;
  const imageRecipeArn = await createRecipe(test.imagebuilder, { name: `recipe ${made}`, parentImage });
  const { imageRecipe } = await test.imagebuilder.send(new GetImageRecipeCommand({ imageRecipeArn }));
  const command = new CreateImageCommand({ imageRecipeArn, infrastructureConfigurationArn, clientToken: undefined });
  const arn = required((await test.imagebuilder.send(command)).imageBuildVersionArn);
  const image = await waitForImage(test.imagebuilder, arn, 'AVAILABLE', 'FAILED');
  return { image, recipe: required(imageRecipe), job: required(jobs.find(({ imageArn }) => imageArn === arn)) };
}

const ubuntu = required(publicImages('us-east-1').find((image) => image.managed === `ubuntu-server-24-lts-${here}`));

const known = { amiId: ubuntu.id, system: 'Ubuntu 24', architecture: architectures[here] };

describe('the parent image', () => {
  it.each(['x.x.x', '2026.x.x', '2026.10.29', '2026.10.29/1'])('of Amazon stands for its AMI, as version %s', async (version) => {
    const { job } = await build(managed(`ubuntu-server-24-lts-${here}`, version));
    expect(job.parent).toEqual(known);
    expect(job.parentArtifacts).toBeUndefined();
  });

  it('may be a public AMI, or a public parameter', async () => {
    expect((await build(ubuntu.id)).job.parent).toEqual(known);
    expect((await build(`ssm:${ubuntu.parameter}`)).job.parent).toEqual(known);
  });

  it('may be an AMI that was built here, by its own ID', async () => {
    const first = await build('ami-0123456789abcdef0');
    const amiId = required(first.image.outputResources?.amis?.[0]?.image);
    const { job, recipe } = await build(amiId);
    expect(job.parentArtifacts).toBe(first.job.outputDirectory);
    expect(recipe.platform).toBe('Linux');
    const again = await build(required(first.image.arn).replace(/1\.0\.0\/1$/, 'x.x.x'));
    expect(again.job.parentArtifacts).toBe(first.job.outputDirectory);
  });

  it('may be what this account does not know: nothing is known of it then but what its name says', async () => {
    expect((await build('ami-00000000000000000')).job.parent).toEqual({ amiId: 'ami-00000000000000000' });
    expect((await build(managed(`amazon-linux-2-${here}`, '2020.5.27'))).job.parent).toEqual({ architecture: architectures[here] });
    expect((await build(managed(`centos-7-${here}`))).job.parent).toEqual({ architecture: architectures[here] });
    expect((await build('ssm:/aws/service/eks/optimized-ami/1.30/amazon-linux-2023/recommended/image_id')).job.parent).toEqual({});
  });

  it.each([
    ['a managed image', () => managed(`ubuntu-server-22-lts-${elsewhere}`)],
    ['a managed image of a version that is not here', () => managed(`amazon-linux-2-${elsewhere}`, '2020.5.27')],
    ['a public AMI', () => required(publicImages('us-east-1').find((image) => image.managed === `amazon-linux-2023-${elsewhere}`)).id],
    [
      'a public parameter',
      () => `ssm:${publicImages('us-east-1').find((image) => image.managed === `amazon-linux-2-${elsewhere}`)?.parameter}`,
    ],
  ])('may be for another processor, which the build knows: %s', async (_, parent) => {
    expect((await build(parent())).job.parent?.architecture).toBe(architectures[elsewhere]);
  });

  it.each([
    managed('windows-server-2022-english-full-base-x86'),
    'ssm:/aws/service/ami-windows-latest/Windows_Server-2025-English-Core-Base',
    managed('macos-sequoia-arm64'),
  ])('%s is refused before there is an image', async (parentImage) => {
    await expect(build(parentImage)).rejects.toMatchObject({ name: 'InvalidRequestException', $metadata: { httpStatusCode: 400 } });
    expect(jobs.filter((job) => job.parentImage === parentImage)).toEqual([]);
  });

  it('tells the platform of the recipe', async () => {
    const platformOf = async (parentImage: string) => {
      made += 1;
      const imageRecipeArn = await createRecipe(test.imagebuilder, { name: `recipe ${made}`, parentImage });
      return (await test.imagebuilder.send(new GetImageRecipeCommand({ imageRecipeArn }))).imageRecipe?.platform;
    };
    const idOf = (name: string) => required(publicImages('us-east-1').find((image) => image.managed === name)).id;
    expect(await platformOf(idOf('windows-server-2022-english-core-base-x86'))).toBe('Windows');
    expect(await platformOf(idOf('macos-sonoma-arm64'))).toBe('macOS');
    expect(await platformOf(managed('windows-server-2025-english-full-base-x86'))).toBe('Windows');
    expect(await platformOf(managed('red-hat-enterprise-linux-10-x86'))).toBe('Linux');
  });
});

describe.skipIf(!botocoreVersion)('a parameter as parent', { timeout: 60_000 }, () => {
  let botocore: Botocore;
  beforeAll(() => {
    botocore = openBotocore(test);
  });
  afterAll(() => botocore.close());

  it('of the account is read when the build begins, and refused when it is not there', async () => {
    const put = (Value: string) => botocore.call('ssm', 'put_parameter', { Name: '/team/base', Value, Type: 'String', Overwrite: true });
    await expect(build('ssm:/team/base')).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
    const first = await build('ami-0123456789abcdef0');
    await put(required(first.image.outputResources?.amis?.[0]?.image));
    expect((await build('ssm:/team/base')).job.parentArtifacts).toBe(first.job.outputDirectory);
    await put(ubuntu.id);
    expect((await build('ssm:/team/base')).job.parent).toEqual(known);
  });

  it('or an AMI that is disabled starts nothing', async () => {
    const first = await build('ami-0123456789abcdef0');
    const amiId = required(first.image.outputResources?.amis?.[0]?.image);
    await botocore.call('ec2', 'disable_image', { ImageId: amiId });
    await expect(build(amiId)).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });
});
