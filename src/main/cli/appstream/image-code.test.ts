import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commandIo } from '../../testing/command-io.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { UsageError } from '../command.ts';
import { appstream } from './index.ts';

const file = 'desk.appstream-image.yaml';
const desk = `name: desk
base: {platform: AMAZON_LINUX2}
install:
  - script: ./setup.sh
applications:
  - name: gedit
    path: /usr/bin/gedit
permissions:
  - account: '000000000001'
    fleet: true
`;

function folderWith(text: string): ReturnType<typeof commandIo> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, file), text);
  writeFileSync(join(folder, 'setup.sh'), 'echo from the file\n');
  return commandIo(folder);
}

it('script prints the script, with the texts of the files that it is made of', async () => {
  const io = folderWith(desk);
  expect(await appstream.run(['script', file], io)).toBe(0);
  expect(io.output()).toContain('echo from the file');
  execFileSync('bash', ['-n'], { input: io.output(), stdio: 'pipe' });
});

it('script --out writes a file that can be run', async () => {
  const io = folderWith(desk);
  expect(await appstream.run(['script', file, '--out', 'make.sh', '--json'], io)).toBe(0);
  expect(JSON.parse(io.output())).toMatchObject({ fileName: 'desk.sh', language: 'shell', path: join(io.cwd, 'make.sh') });
  expect(readFileSync(join(io.cwd, 'make.sh'), 'utf8')).toMatch(/^#!/);
  expect(statSync(join(io.cwd, 'make.sh')).mode & 0o111).toBe(0o111);
});

it('script warns on standard error of what the rules warn of', async () => {
  const io = folderWith(
    desk.replace('platform: AMAZON_LINUX2', 'platform: WINDOWS').replace('/usr/bin/gedit', 'C:\\a.exe').replace('setup.sh', 'setup.ps1'),
  );
  writeFileSync(join(io.cwd, 'setup.ps1'), 'Get-Date\n');
  expect(await appstream.run(['script', file], io)).toBe(0);
  expect(io.errors()).toMatch(/desk\.appstream-image\.yaml:2: Windows Server 2012 R2/);
});

it.each([
  ['a fault in it', desk.replace('name: gedit', 'name: a b'), /:6: /],
  ['another kind of document', 'schemaVersion: 1.0\nphases: []\n', /declares no AppStream image/],
])('a file with %s is wrong usage, told with its line', async (_what, text, words) => {
  await expect(appstream.run(['script', file], folderWith(text))).rejects.toThrow(words);
  await expect(appstream.run(['plan', file], folderWith(text))).rejects.toThrow(UsageError);
});

it('plan and apply end with 1 where the image has yet to be made', async () => {
  const io = folderWith(desk);
  expect(await appstream.run(['plan', file, '--json'], io)).toBe(1);
  expect(JSON.parse(io.output()).plan).toMatchObject({ items: [], image: { name: 'desk' } });
  const other = folderWith(desk);
  expect(await appstream.run(['apply', file, '--yes'], other)).toBe(1);
  expect(other.errors()).toContain('Nothing was changed: There is no image desk');
});

it.each([
  [['--ami', 'i-1', '--role', 'arn:aws:iam::000000000000:role/x', '--name', 'a'], /amiId: .*ami-/],
  [['--ami', 'ami-12345678', '--role', 'x', '--name', 'a'], /iamRoleArn/],
  [['--ami', 'ami-12345678', '--role', 'arn:aws:iam::000000000000:role/x', '--name', 'aws-a'], /belong to AWS/],
  [['--ami', 'ami-12345678', '--role', 'arn:aws:iam::000000000000:role/x', '--name', 'a', '--catalog', 'nothing.json'], /nothing\.json/],
  [['--ami', 'ami-12345678'], /--role/],
])('import %j is wrong usage', async (words, message) => {
  await expect(appstream.run(['import', ...words], folderWith(desk))).rejects.toThrow(message);
});

it('import tells that the AMI is not there', async () => {
  const io = folderWith(desk);
  const words = ['import', file, '--ami', 'ami-0123456789abcdef0', '--role', 'arn:aws:iam::000000000000:role/x', '--dry-run'];
  expect(await appstream.run(words, io)).toBe(1);
  expect(io.errors()).toContain('There is no AMI ami-0123456789abcdef0');
});
