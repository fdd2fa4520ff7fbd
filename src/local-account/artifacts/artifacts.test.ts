// Artifacts of a real build, from the request to the deletion of its last snapshot. It needs a sandbox.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DeleteImageCommand, ListImagePackagesCommand } from '@aws-sdk/client-imagebuilder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { type Botocore, botocoreVersion, openBotocore } from '../../../tests/conformance/fixture/botocore.ts';
import { componentData } from '../../../tests/conformance/fixture/documents.ts';
import {
  createComponent,
  createInfrastructure,
  createRecipe,
  required,
  startImage,
  waitForImage,
} from '../../../tests/conformance/fixture/resources.ts';
import { sandboxSource } from '../../rehearsal/index.ts';

/** Kept between runs, and shared with the rehearsal's tests: making the base takes the better part of a minute. */
const cacheDirectory = join(import.meta.dirname, '../../../node_modules/.cache/kiln-rehearsal/cache');
const sandbox = await sandboxSource({ cacheDirectory }).choose({ driver: 'auto' }, {});
if (!sandbox.available) console.warn(`SKIPPED: no image is really built here: ${sandbox.reason} ${sandbox.remedy}`);

describe.skipIf(!sandbox.available || !botocoreVersion)('the artifacts of a real build', { timeout: 300_000 }, () => {
  let test: TestAccount;
  let botocore: Botocore;
  beforeEach(async () => {
    test = await openTestAccount({ cacheDirectory });
    botocore = openBotocore(test);
  });
  afterEach(async () => {
    botocore.close();
    await test.close();
  });

  async function build(name: string, command: string) {
    const componentArn = await createComponent(test.imagebuilder, `${name}-component`, componentData(command));
    const imageRecipeArn = await createRecipe(test.imagebuilder, { name, components: [{ componentArn }] });
    const arn = await startImage(test.imagebuilder, {
      imageRecipeArn,
      infrastructureConfigurationArn: await createInfrastructure(test.imagebuilder, name),
    });
    const image = await waitForImage(test.imagebuilder, arn, 'AVAILABLE', 'FAILED');
    const [, path = ''] = required(image.outputResources?.containers?.[0]?.imageUris?.[0]).split(/:(.*)/s);
    return { arn, folder: dirname(path), ami: required(image.outputResources?.amis?.[0]?.image) };
  }

  it('are shared by images of one base, tell of it, and go with the last snapshot', async () => {
    const first = await build('first', 'echo one > /etc/kiln-one');
    const second = await build('second', 'echo two > /etc/kiln-two');
    const list = JSON.parse(readFileSync(join(first.folder, 'layers.json'), 'utf8'));
    if (list.complete) {
      const [base] = list.layers;
      expect(statSync(join(first.folder, base.file)).ino).toBe(statSync(join(second.folder, base.file)).ino);
    }
    const { imagePackageList } = await test.imagebuilder.send(new ListImagePackagesCommand({ imageBuildVersionArn: first.arn }));
    expect(imagePackageList?.length).toBeGreaterThan(0);
    const sbom = JSON.parse(readFileSync(join(first.folder, 'sbom.cdx.json'), 'utf8'));
    expect(sbom.components.length).toBeGreaterThan(required(imagePackageList).length - 1);

    await test.imagebuilder.send(new DeleteImageCommand({ imageBuildVersionArn: first.arn }));
    const { Images } = await botocore.call('ec2', 'describe_images', { ImageIds: [first.ami] });
    await botocore.call('ec2', 'deregister_image', { ImageId: first.ami });
    expect(existsSync(join(first.folder, 'layer.tar.gz'))).toBe(true);
    await botocore.call('ec2', 'delete_snapshot', { SnapshotId: Images[0].BlockDeviceMappings[0].Ebs.SnapshotId });
    await expect.poll(() => existsSync(first.folder), { timeout: 30_000 }).toBe(false);
    expect(existsSync(join(second.folder, 'layer.tar.gz'))).toBe(true);
  });
});
