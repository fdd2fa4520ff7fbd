import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandIo } from '../../testing/command-io.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { UsageError } from '../command.ts';
import { appstream } from './index.ts';

/** A terminal with an account of its own; each call is a command. */
function terminal() {
  const folder = temporaryFolder();
  const { env } = commandIo(folder);
  const run = async (...words: string[]) => {
    const io = { ...commandIo(folder), env };
    const code = await appstream.run(['builders', ...words], io);
    return { code, output: io.output(), errors: io.errors() };
  };
  const json = async (...words: string[]) => JSON.parse((await run(...words, '--json')).output);
  return { folder, run, json };
}

const options = ['--name', 'office', '--image', 'AppStream-WinServer2022-05-06-2026', '--type', 'stream.standard.medium'];

describe('kiln appstream builders', () => {
  it('launches, waits, connects, stops, starts and deletes, and refuses what the state forbids', async () => {
    const { json, run } = terminal();
    expect(await json('list')).toEqual({ builders: [] });
    const launched = await run('launch', ...options, '--tag', 'team=a', '--yes');
    expect([launched.code, launched.output]).toEqual([0, 'office is PENDING.\n']);
    expect(launched.errors).toContain('billed by the hour');
    expect(await run('connect', 'office')).toMatchObject({ code: 1, errors: expect.stringContaining('Wait until it runs') });
    expect(await json('wait', 'office', 'running')).toMatchObject({ name: 'office', builder: { state: 'RUNNING' } });
    expect((await json('connect', 'office')).url).toMatch(/^http/);
    expect(await json('show', 'office')).toMatchObject({ builder: { name: 'office' }, tags: { team: 'a' }, software: { items: [] } });
    expect((await run('show', 'office')).output).toContain('Tag team=a');
    expect((await json('list')).builders).toMatchObject([{ running: { known: 'seen' } }]);
    expect((await run('list')).output).toContain('some time');
    expect(await run('delete', 'office', '--yes')).toMatchObject({ code: 1, errors: expect.stringContaining('Stop it first') });
    expect(await run('wait', 'office', 'stopped')).toMatchObject({ code: 1, errors: expect.stringContaining('by itself') });
    expect((await run('stop', 'office', '--yes')).output).toBe('office is STOPPING.\n');
    expect(await json('wait', 'office', 'stopped')).toMatchObject({ builder: { state: 'STOPPED' } });
    await expect(run('start', 'office', '--agent', '[LATEST]')).rejects.toThrow('confirm with --yes');
    expect((await json('list')).builders).toMatchObject([{ name: 'office', state: 'STOPPED' }]);
    expect(await json('delete', 'office', '--yes')).toEqual({ name: 'office', deleted: true });
    expect(await json('wait', 'office', 'gone')).toEqual({ name: 'office', builder: null });
  }, 120_000);

  it('launches from a file, whose problems are told by line', async () => {
    const { folder, json, run } = terminal();
    const file = join(folder, 'office.image-builder.yaml');
    writeFileSync(file, 'Name: office\nImageName: AppStream-WinServer2022-05-06-2026\nInstanceType: stream.standard.medium\n');
    expect(await json('launch', '--file', file, '--check')).toMatchObject({ request: { Name: 'office' }, faults: [] });
    expect(await json('launch', '--file', file, '--name', 'other', '--yes')).toMatchObject({
      builder: { name: 'other', state: 'PENDING' },
    });
    expect(await run('launch', '--file', file, '--type', 'stream.graphics.g5.xlarge', '--check')).toMatchObject({ code: 1 });
    const misnamed = await run('launch', '--name', 'b d', '--image', 'AppStream-WinServer2022-05-06-2026', '--type', 'x', '--check');
    expect(misnamed).toMatchObject({ code: 1, output: expect.stringMatching(/^Name: letters/m) });
    writeFileSync(file, 'Name: office\nInstanceType: a\nImageName: b\nRootVolumeConfig:\n  VolumeSizeInGb: 1\n');
    await expect(run('launch', '--file', file)).rejects.toThrow(/image-builder\.yaml:5: /);
  }, 60_000);

  it.each([
    [['launch']],
    [['launch', '--name', 'x']],
    [['wait', 'x', 'frozen']],
    [['connect', 'x', '--validity', '0']],
    [['show']],
    [['launch', '--file', 'missing.yaml']],
  ])('%j is wrong usage', async (words) => {
    await expect(terminal().run(...words)).rejects.toThrow(UsageError);
  });
});
