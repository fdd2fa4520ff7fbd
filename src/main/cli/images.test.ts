import { expect, test } from 'vitest';
import { createBuildInputs, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';
import { localAccountFolder } from '../local-account.ts';
import { kilnPaths } from '../paths.ts';
import { commandIo } from '../testing/command-io.ts';
import { makesImages } from '../testing/image-builds.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { testAccount } from '../testing/test-account.ts';
import { images } from './images.ts';

/** A home whose local account has two builds of an image, of which the second is no longer in Image Builder where that is asked. */
async function home() {
  const io = commandIo(temporaryFolder());
  const packages = (version: string) => ({ packages: [{ name: 'bash', version }] });
  const account = testAccount(makesImages(packages('5.1'), packages('5.2')), localAccountFolder(kilnPaths(io.env)));
  const api = await (await account.aws()).imagebuilder();
  const inputs = await createBuildInputs(api, 'Shown');
  const arns: string[] = [];
  for (let build = 0; build < 2; build++) {
    const arn = await startImage(api, inputs);
    await waitForImage(api, arn, 'AVAILABLE', 'FAILED');
    arns.push(arn);
  }
  const [first = '', second = ''] = arns;
  return { io, account, api, first, second };
}

test('images are listed, shown and compared', async () => {
  const { io, account, first, second } = await home();
  await account.close();
  expect(await images.run(['list'], io)).toBe(0);
  expect(io.output().split('\n').slice(0, 2)).toEqual([expect.stringContaining(second), expect.stringContaining(first)]);
  expect(await images.run(['show', first], io)).toBe(0);
  expect(io.output()).toMatch(/AMI in us-east-1, account 000000000000: ami-/);
  expect(io.output()).toContain('cannot be restored: The image is AVAILABLE already.');
  expect(await images.run(['diff', first, second], io)).toBe(0);
  expect(io.output()).toContain('^ bash 5.1 -> 5.2');
});

test('with --json a difference is one object', async () => {
  const { io, account, first, second } = await home();
  await account.close();
  expect(await images.run(['diff', first, second, '--json'], io)).toBe(0);
  expect(JSON.parse(io.output())).toMatchObject({
    packages: { value: [{ kind: 'upgraded', name: 'bash' }] },
    findings: { known: false, why: expect.stringContaining('Scanning was off') },
  });
});

test('the plan of a cleanup lists what nothing refers to, and deletes nothing', async () => {
  const { io, account, api, second } = await home();
  await api.deleteImage({ imageBuildVersionArn: second });
  await account.close();
  expect(await images.run(['cleanup', '--plan', '--json'], io)).toBe(0);
  expect(JSON.parse(io.output())).toMatchObject({ plan: [{ kind: 'ami' }, { kind: 'snapshot' }] });
});

test.each([
  [[]],
  [['look']],
  [['diff', 'arn:aws:imagebuilder:us-east-1:000000000000:image/a/1.0.0/1']],
  [['show', 'a']],
  [['cleanup']],
  [['list', '--jsno']],
])('the words %j are wrong usage', async (words) => {
  await expect(images.run(words, commandIo(temporaryFolder()))).rejects.toMatchObject({ name: 'UsageError' });
});
