// The disk of a real image in a bucket, with nothing faked: by its distribution, and by EC2's VM export.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CreateDistributionConfigurationCommand } from '@aws-sdk/client-imagebuilder';
import { expect, it } from 'vitest';
import { type Answer, botocoreVersion } from '../../../tests/conformance/fixture/botocore.ts';
import { createBuildInputs, required, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';
import { sandboxSource } from '../../rehearsal/index.ts';
import { exportObstacle } from '../artifacts/export-disk.ts';
import { builder, openSeveralAccounts } from './test-kit.ts';

/** Kept between runs, and shared with the rehearsal's tests: making the base takes the better part of a minute. */
const cacheDirectory = join(import.meta.dirname, '../../../node_modules/.cache/kiln-rehearsal/cache');
const choice = await sandboxSource({ cacheDirectory }).choose({ driver: 'auto' }, {});
const obstacle = exportObstacle('RAW') ?? exportObstacle('VMDK') ?? (choice.available ? undefined : choice.reason);
if (obstacle) console.warn(`SKIPPED: no disk is exported here: ${obstacle}`);

/** Bytes of a file, as text. */
async function bytesAt(file: string, position: number, length: number): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, position);
    return buffer.toString('latin1');
  } finally {
    await handle.close();
  }
}

it.skipIf(obstacle !== undefined || !botocoreVersion)('an image is exported to S3', { timeout: 300_000 }, async () => {
  const accounts = await openSeveralAccounts({ cacheDirectory });
  try {
    const { imagebuilder, directory } = accounts.test;
    const [ec2, s3] = [accounts.as('ec2'), accounts.as('s3')];
    await s3('create_bucket', { Bucket: 'exports' });
    await accounts.as('iam')('create_role', { RoleName: 'vmimport', AssumeRolePolicyDocument: JSON.stringify({ Statement: [] }) });
    const s3ExportConfiguration = { roleName: 'vmimport', diskImageFormat: 'RAW', s3Bucket: 'exports', s3Prefix: 'disks/' } as const;
    const configuration = { name: 'exporting', distributions: [{ region: 'us-east-1', s3ExportConfiguration }], clientToken: undefined };
    const { distributionConfigurationArn } = await imagebuilder.send(new CreateDistributionConfigurationCommand(configuration));
    const inputs = { ...(await createBuildInputs(imagebuilder, 'exported')), distributionConfigurationArn };
    const image = await waitForImage(imagebuilder, await startImage(imagebuilder, inputs), 'AVAILABLE', 'FAILED');
    expect(image.state?.reason).toBeUndefined();
    const ImageId = required(image.outputResources?.amis?.[0]?.image);

    const request = { ImageId, DiskImageFormat: 'VMDK', S3ExportLocation: { S3Bucket: 'exports', S3Prefix: 'by-hand-' } };
    await expect(ec2('export_image', { ...request, RoleName: 'nobody' })).rejects.toMatchObject({ code: 'InvalidParameter' });
    const { ExportImageTaskId: task } = await ec2('export_image', request);
    const state = async (): Promise<Answer> =>
      (await ec2('describe_export_image_tasks', { ExportImageTaskIds: [task] })).ExportImageTasks[0];
    while ((await state()).Status === 'active') await pause(100);
    expect(await state()).toMatchObject({ Status: 'completed', ImageId });

    const keys = (await s3('list_objects_v2', { Bucket: 'exports' })).Contents.map(({ Key }: Answer) => Key);
    expect(keys).toEqual([`by-hand-${task}.vmdk`, `disks/export-${ImageId}.raw`]);
    const bucket = join(directory, 'data/buckets', builder, 'exports');
    // The magic numbers of ext4's superblock and of VMDK's header.
    expect(await bytesAt(join(bucket, `disks/export-${ImageId}.raw`), 1024 + 56, 2)).toBe('\x53\xef');
    expect(await bytesAt(join(bucket, `by-hand-${task}.vmdk`), 0, 4)).toBe('KDMV');
  } finally {
    await accounts.close();
  }
});
