import { expect, onTestFinished, test, vi } from 'vitest';
import { appStreamAccounts } from '../../testing/appstream-account.ts';
import { commandIo } from '../../testing/command-io.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { appstream } from './index.ts';

/** A terminal whose environment leads to an account with an image. */
async function terminal() {
  const { kit, mine } = await appStreamAccounts();
  await kit.image('office');
  const { accessKeyId, secretAccessKey } = await mine.connection.credentials();
  vi.stubEnv('AWS_ACCESS_KEY_ID', accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', secretAccessKey);
  onTestFinished(() => void vi.unstubAllEnvs());
  const env = { AWS_ENDPOINT_URL: mine.connection.endpoint };
  const run = async (...words: readonly string[]) => {
    const io = commandIo(temporaryFolder());
    const code = await appstream.run([...words, '--connection', 'environment'], { ...io, env: { ...io.env, ...env } });
    return { code, output: io.output(), errors: io.errors() };
  };
  const json = async (...words: readonly string[]) => JSON.parse((await run(...words, '--json')).output);
  return { kit, run, json };
}

test('fleets are created, started, resized, given another image, stopped and deleted', async () => {
  const { kit, run, json } = await terminal();
  await run('stacks', 'create', 'users');
  const created = await run(
    'fleets',
    'create',
    'desks',
    '--image',
    'office',
    '--instance-type',
    'stream.standard.medium',
    '--stack',
    'users',
  );
  expect(created).toMatchObject({ code: 0, output: expect.stringContaining('Created desks') });
  expect(await json('stacks', 'list')).toMatchObject({ stacks: [{ name: 'users', fleets: ['desks'] }] });
  const started = await run('fleets', 'start', 'desks', '--yes');
  expect(started).toMatchObject({ code: 0, errors: expect.stringMatching(/1 instance of stream.standard.medium \(price class: low\)/) });
  await kit.settle();
  expect(await json('fleets', 'capacity', 'desks', '2', '--yes')).toMatchObject({ fleet: { state: 'RUNNING', desired: 2 } });
  await kit.mine.copyImage({ SourceImageName: 'office', DestinationImageName: 'office-2', DestinationRegion: 'us-east-1' });
  await kit.settle();
  const { images } = await json('fleets', 'images');
  const second = images.find(({ name }: { name: string }) => name === 'office-2').arn;
  expect(await json('fleets', 'change-image', 'desks', second, '--yes')).toMatchObject({ fleet: { imageName: 'office-2', desired: 2 } });
  expect(await run('fleets', 'delete', 'desks', '--yes')).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/It is running. Stop it first/),
  });
  expect(await run('fleets', 'stop', 'desks', '--yes')).toMatchObject({ code: 0 });
  await kit.settle();
  expect((await run('fleets', 'list')).output).toMatch(/^NAME +STATE.*\ndesks +STOPPED +office-2/);
  expect(await json('fleets', 'delete', 'desks', '--yes')).toEqual({ deleted: 'desks', stacks: ['users'] });
  expect(await json('stacks', 'delete', 'users', '--yes')).toEqual({ deleted: 'users' });
  expect(await json('fleets', 'list')).toEqual({ fleets: [] });
});

test('what costs money is said before anybody is asked, and nothing happens where nobody can be', async () => {
  const { kit, run } = await terminal();
  await run('fleets', 'create', 'desks', '--image', 'office', '--instance-type', 'stream.standard.medium');
  await expect(run('fleets', 'start', 'desks')).rejects.toMatchObject({ name: 'UsageError', message: expect.stringContaining('--yes') });
  expect((await kit.mine.describeFleets({})).Fleets).toMatchObject([{ State: 'STOPPED' }]);
});

test('an image that is not there is refused, and a fleet that is not there too', async () => {
  const { run } = await terminal();
  const none = await run('fleets', 'create', 'desks', '--image', 'nothing', '--instance-type', 'stream.standard.medium');
  expect(none).toMatchObject({ code: 1, errors: expect.stringContaining('no image nothing') });
  expect(await run('fleets', 'show', 'missing')).toMatchObject({ code: 1, errors: expect.stringContaining('no fleet missing') });
  const wrong = run('fleets', 'create', '-desks-', '--image', 'office', '--instance-type', 'stream.standard.medium');
  await expect(wrong).rejects.toMatchObject({ name: 'UsageError' });
});
