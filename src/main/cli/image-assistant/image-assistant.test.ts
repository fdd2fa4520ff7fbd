import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type AppStreamTest, openAppStreamTest } from '../../../../tests/conformance/fixture/appstream-account.ts';
import { testKey } from '../../../../tests/conformance/fixture/key.ts';
import { commandIo } from '../../testing/command-io.ts';
import { newFolder, removeFolder, temporaryFolder } from '../../testing/temporary-folder.ts';
import type { CommandIo } from '../command.ts';
import { localAccount } from '../local-account.ts';
import { imageAssistant } from './index.ts';

let kit: AppStreamTest;
beforeAll(async () => {
  kit = await openAppStreamTest();
  // The SDK reads its variables itself.
  vi.stubEnv('AWS_ACCESS_KEY_ID', testKey.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', testKey.secretAccessKey);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await kit.close();
});

interface Said {
  readonly code: number;
  readonly answer: { readonly status: number; readonly message: string; readonly applications?: readonly object[] };
  readonly errors: string;
}

async function run(args: readonly string[], env: CommandIo['env'], cwd = temporaryFolder()): Promise<Said> {
  const io = commandIo(cwd);
  const code = await imageAssistant.run(args, { ...io, env: { ...io.env, ...env } });
  const lines = io.output().trimEnd().split('\n');
  expect(lines).toHaveLength(1); // scripts read it with ConvertFrom-Json or jq
  return { code, answer: JSON.parse(lines[0] ?? ''), errors: io.errors() };
}

/** Image Assistant on a builder of the account that the test holds. */
async function on(builder: string, ...args: readonly string[]): Promise<Said> {
  const { endpoint, region } = kit.test.account;
  return run([...args, '--builder', builder, '--connection', 'environment'], { AWS_ENDPOINT_URL: endpoint, AWS_REGION: region });
}

const program = ['--absolute-app-path', 'C:\\Editor\\editor.exe'];

function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(24);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

describe('kiln image-assistant', () => {
  it('goes from the first application to the image, in the order of the guide', async () => {
    await kit.builder('course');
    const done = { code: 0, answer: { status: 0, message: 'Success' } };
    expect(await on('course', 'add-application', '--name', 'editor', ...program)).toMatchObject(done);
    expect(
      await on(
        'course',
        'add-application',
        '--name',
        'viewer',
        ...program,
        '--display-name=The viewer',
        '--launch-parameters',
        '--full "a b"',
      ),
    ).toMatchObject(done);
    expect(await on('course', 'add-application', '--name', 'gone', ...program)).toMatchObject(done);
    expect(await on('course', 'remove-application', '--name', 'gone')).toMatchObject(done);
    expect((await on('course', 'list-applications')).answer.applications).toMatchObject([
      { Name: 'editor', DisplayName: 'editor' },
      { Name: 'viewer', DisplayName: 'The viewer', LaunchParameters: '--full "a b"' },
    ]);
    expect(await on('course', 'update-default-profile', '--profile', '.\\Administrator')).toMatchObject(done);
    expect(await on('course', 'update-default-profile')).toMatchObject(done);
    expect(await on('course', 'reset-user-profile', '--profile', '.\\Administrator')).toMatchObject(done);
    const image = [
      ...['create-image', '--name', 'course-1', '--description', 'By script', '--display-name', 'Course'],
      ...['--use-latest-agent-version', '--no-enable-dynamic-app-catalog', '--tags', 'team', 'images', 'stage', '', '--json'],
    ];
    expect(await on('course', ...image, '--dry-run')).toMatchObject(done);
    await expect(kit.mine.describeImages({ Names: ['course-1'] })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    expect(await on('course', ...image)).toMatchObject(done);
    expect((await kit.mine.describeImageBuilders({ Names: ['course'] })).ImageBuilders).toMatchObject([{ State: 'SNAPSHOTTING' }]);
    await kit.settle();
    expect((await kit.mine.describeImages({ Names: ['course-1'] })).Images).toMatchObject([
      { State: 'AVAILABLE', Description: 'By script', DisplayName: 'Course', LatestAppstreamAgentVersion: 'TRUE' },
    ]);
    const ResourceArn = 'arn:aws:appstream:us-east-1:000000000000:image/course-1';
    expect((await kit.mine.listTagsForResource({ ResourceArn })).Tags).toEqual({ team: 'images', stage: '' });
  });

  it.each([
    [['add-application', '--name', 'taken', ...program], 'Name is not unique'],
    [['add-application', '--name', 'two words', ...program], 'no blanks'],
    [['add-application', '--name', 'x', '--absolute-app-path', 'C:\\x.txt'], 'Unsupported file extension'],
    [['add-application', '--name', 'x', '--absolute-app-path', 'x.exe'], 'must be absolute'],
    [['add-application', '--name', 'x'], '--absolute-app-path is required'],
    [['add-application', '--name', '', ...program], '--name is required'],
    [['add-application', '--name', '--display-name', 'x', ...program], '--name needs a value'],
    [['add-application', '--name', 'x', '--name', 'y', ...program], 'there twice'],
    [['add-application', '--name', 'x', '--path', 'y'], 'Unknown parameter: --path'],
    [['add-application', '--name', 'x', ...program, '--display-name', 'two', 'words'], 'Unexpected: '],
    [['add-application', '--name', 'x', ...program, '--no-files=yes'], 'takes no value'],
    [['add-application', '--name', 'x', ...program, '--no-files', '--files', 'here'], 'either --files'],
    [['remove-application', '--name', 'nothing'], 'App not found'],
    [['update-default-profile', '--profile', 'CORP\\me'], 'Cannot copy a domain user when not joined to a domain'],
    [['create-image', '--name', 'aws-image'], 'cannot begin with aws'],
    [['create-image', '--name', 'there'], 'An image with the given name already exists'],
    [['create-image', '--name', 'x', '--tags', 'key'], 'Invalid value (tags)'],
    [['create-image', '--name', 'x', '--tags', 'key', '1', 'key', '2'], 'Invalid value (tags)'],
    [['create-image', '--name', 'x', '--tags', 'aws:key', '1'], 'Invalid value (tags)'],
    [['create-image', '--name', 'x', '--use-latest-agent-version', '--no-use-latest-agent-version'], 'Give either'],
    [['install'], "Unknown operation: 'install'"],
    [['toString'], "Unknown operation: 'toString'"],
  ])('refuses %j with 1 and the reason', async (args, reason) => {
    await refusing();
    const { code, answer } = await on('refusing', ...args);
    expect(answer).toEqual({ status: 1, message: expect.stringContaining(reason) });
    expect(code).toBe(1);
  });

  let prepared: Promise<unknown> | undefined;
  /** A builder with one application, and an image of a name that others want. */
  const refusing = () => {
    prepared ??= (async () => {
      await kit.image('there');
      await kit.builder('refusing');
      await on('refusing', 'add-application', '--name', 'taken', ...program);
    })();
    return prepared;
  };

  it('answers 255 for what is not for Image Assistant to say', async () => {
    await kit.builder('asleep');
    await kit.mine.stopImageBuilder({ Name: 'asleep' });
    for (const builder of ['asleep', 'nobody']) {
      const { code, answer } = await on(builder, 'list-applications');
      expect(answer).toEqual({ status: 255, message: expect.stringMatching(/STOPPING|does not exist/) });
      expect(code).toBe(255);
    }
    const lost = await run(['list-applications', '--builder', 'x', '--connection', 'nowhere'], {});
    expect(lost).toMatchObject({ code: 255, answer: { status: 255 } });
  });

  it('asks which builder it is on where nobody says, as a builder would know itself', async () => {
    await kit.builder('itself');
    expect((await run(['list-applications'], {})).answer).toMatchObject({ status: 1, message: expect.stringContaining('--builder') });
    const { endpoint, region } = kit.test.account;
    const env = { AWS_ENDPOINT_URL: endpoint, AWS_REGION: region, AppStream_Resource_Name: 'itself' };
    expect((await run(['--connection', 'environment', 'list-applications'], env)).answer).toMatchObject({ status: 0, applications: [] });
  });

  it('explains itself and each operation', async () => {
    const io = commandIo(temporaryFolder());
    expect(await imageAssistant.run(['help'], io)).toBe(0);
    for (const name of ['add-application', 'create-image', 'reset-user-profile', 'Exit code: 0 done, 1 refused, 255 unexpected'])
      expect(io.output()).toContain(name);
    expect(await imageAssistant.usageFor?.(['create-image', '--help'])).toMatch(/create-image --builder NAME --name VALUE.*--dry-run/s);
    expect(await imageAssistant.usageFor?.([])).toBe(imageAssistant.usage);
    expect(await imageAssistant.run([], commandIo(temporaryFolder()))).toBe(1);
  });
});

describe('the files of a builder', () => {
  const folder = newFolder({
    ...{ 'Program Files/Editor/Editor.exe': '', 'icons/text.png': 'text', 'work/notes.txt': '' },
    ...{ 'good.txt': '\uFEFFC:\\work\r\n\r\nc:\\icons\\GOOD.png\r\n', 'bad.txt': 'C:\\work\nC:\\missing.dll\n' },
  });
  writeFileSync(join(folder, 'icons', 'good.png'), png(256, 256));
  writeFileSync(join(folder, 'icons', 'large.png'), png(257, 16));
  afterAll(() => removeFolder(folder));
  const editor = 'C:\\Program Files\\Editor\\editor.exe';
  const add = (path: string, ...more: readonly string[]) =>
    on('files', 'add-application', '--name', `app-${++count}`, '--absolute-app-path', path, '--files', folder, ...more);
  let count = 0;
  beforeAll(() => kit.builder('files').then(() => undefined));

  it('are looked up in the folder that stands for its disk, however they are capitalised', async () => {
    const more = [
      '--absolute-icon-path',
      'C:\\ICONS\\good.png',
      '--working-directory',
      'C:\\work',
      '--absolute-manifest-path',
      'C:\\good.txt',
    ];
    expect(await add(editor, ...more)).toEqual({ code: 0, answer: { status: 0, message: 'Success' }, errors: '' });
  });

  it.each([
    [['C:\\none.exe'], 'File not found (absolute-app-path): C:\\none.exe'],
    [['C:\\good.txt\\none.exe'], 'File not found (absolute-app-path)'],
    [['C:\\..\\..\\..\\etc\\none.exe'], 'File not found (absolute-app-path)'],
    [['C:\\work'], 'File not found (absolute-app-path)'],
    [[editor, '--working-directory', 'C:\\good.txt'], 'Directory not found (working-directory)'],
    [[editor, '--absolute-icon-path', 'C:\\none.png'], 'File not found (absolute-icon-path)'],
    [[editor, '--absolute-icon-path', 'C:\\icons\\large.png'], '257 × 16 pixels'],
    [[editor, '--absolute-icon-path', 'C:\\icons\\text.png'], 'is no jpg, png or bmp'],
    [[editor, '--absolute-manifest-path', 'C:\\none.txt'], 'Optimization-manifest not found: C:\\none.txt'],
    [[editor, '--absolute-manifest-path', 'C:\\bad.txt'], 'File not found: C:\\missing.dll'],
  ])('%j is refused', async ([path = '', ...more], reason) => {
    expect(await add(path, ...more)).toMatchObject({ code: 1, answer: { message: expect.stringContaining(reason) } });
  });

  it.skipIf(process.platform === 'win32')('are looked up on this computer where they are written as its own', async () => {
    await kit.builder('penguin', 'AppStream-AmazonLinux2-04-15-2026');
    const add = (path: string, ...more: readonly string[]) =>
      on('penguin', 'add-application', '--name', 'x', '--absolute-app-path', path, ...more);
    expect((await add('/no/such/program')).answer.message).toContain('File not found');
    expect((await add('/no/such/program', '--no-files')).answer).toEqual({ status: 0, message: 'Success' });
    await on('penguin', 'remove-application', '--name', 'x');
    expect((await add('/bin/sh')).answer).toEqual({ status: 0, message: 'Success' });
    expect((await on('penguin', 'update-default-profile')).answer.message).toContain('on Windows alone');
  });

  it.skipIf(process.platform === 'win32')('of Windows cannot be seen here, which standard error says', async () => {
    const { code, errors } = await on('files', 'add-application', '--name', 'unseen', ...program);
    expect(code).toBe(0);
    expect(errors).toContain('not looked up');
    expect((await on('files', 'add-application', '--name', 'unseen-2', ...program, '--no-files')).errors).toBe('');
  });
});

describe('a data folder', () => {
  it('is opened where nobody serves it, and asked of whoever does', async () => {
    const own = await openAppStreamTest();
    await own.builder('kept');
    const data = join(own.test.directory, 'data');
    await own.test.account.close();
    const add = (name: string) => run(['add-application', '--builder', 'kept', '--name', name, ...program, '--data', data], {});
    expect(await add('alone')).toMatchObject({ code: 0, answer: { status: 0 } });

    const server = commandIo(temporaryFolder());
    const serving = localAccount.run(['serve', '--json', '--data', data], server);
    await vi.waitFor(() => expect(server.output()).toMatch(/\n$/), { timeout: 10_000 });
    expect(await add('together')).toMatchObject({ code: 0, answer: { status: 0 } });
    const { answer } = await run(['list-applications', '--builder', 'kept', '--data', data], {});
    expect(answer.applications).toMatchObject([{ Name: 'alone' }, { Name: 'together' }]);
    server.stop();
    await serving;
  });
});
