import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandIo } from '../testing/command-io.ts';
import { document, recipePath, sampleWorkspace } from '../testing/sample-workspace.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { publish } from './publish.ts';
import { readPublishArguments } from './publish-arguments.ts';

/** A terminal in a workspace; every run of the command has the same account. */
function terminal(files = sampleWorkspace) {
  const first = commandIo(temporaryFolder(files));
  const run = async (...args: string[]) => {
    const io = { ...commandIo(first.cwd), env: first.env };
    const code = await publish.run(args, io);
    return { code, out: io.output(), err: io.errors() };
  };
  return { cwd: first.cwd, run, write: (path: string, text: string) => writeFileSync(join(first.cwd, path), text) };
}

test('a plan says what would be done and does nothing; the exit code tells it where that is asked for', async () => {
  const { run } = terminal();
  const { code, out } = await run('--plan');
  expect(code).toBe(0);
  expect(out).toMatch(/\+ create +component Greeter_One 1\.0\.0/);
  expect(out).toContain('Publishes 5 resources to account 000000000000, Region us-east-1.');
  expect((await run('--plan', '--detailed-exitcode')).code).toBe(3);
});

test('what was published leaves nothing to do, and a change publishes a new version and edits its file', async () => {
  const { cwd, run, write } = terminal();
  const applied = await run('--apply', '--yes');
  expect(applied).toMatchObject({ code: 0, err: '' });
  expect(applied.out).toMatch(/published +image pipeline weekly: arn:aws:imagebuilder:/);
  expect((await run('--plan', '--detailed-exitcode')).code).toBe(0);
  write('components/greeter.yaml', document('changed'));
  const again = await run('components/greeter.yaml', '--apply', '--yes', '--bump', 'minor', '--json');
  expect(again.code).toBe(0);
  const { plan, result } = JSON.parse(again.out);
  expect(plan.items[0]).toMatchObject({ action: 'new-version', version: '1.1.0', previous: '1.0.0' });
  expect(result.phase).toBe('done');
  expect(readFileSync(join(cwd, recipePath), 'utf8')).toContain('semanticVersion: 1.1.0');
  expect((await run('--detailed-exitcode')).code).toBe(0);
});

test('dependents can be left as they are', async () => {
  const { run, write } = terminal();
  await run('--apply', '--yes');
  write('components/greeter.yaml', document('changed'));
  const { out } = await run('components', '--bump', 'patch', '--leave-dependents', '--json');
  const { plan } = JSON.parse(out);
  expect(plan.items.map(({ kind, included }: { kind: string; included: boolean }) => `${kind} ${included}`)).toEqual([
    'component true',
    'image-recipe false',
  ]);
});

test('what the account refuses ends with 1 and what was done', async () => {
  const { run } = terminal({ ...sampleWorkspace, [recipePath]: (sampleWorkspace[recipePath] ?? '').replace('Greeting Server', 'ab') });
  const { code, out, err } = await run('--apply', '--yes');
  expect(code).toBe(1);
  expect(out).toContain('published  component Greeter_One 1.0.0');
  expect(err).toContain('CreateImageRecipe');
});

test.each([[['--plan', '--apply']], [['--bump', 'big']], [['--apply', '--detailed-exitcode']], [['--aply']]])(
  'the words %j are wrong usage',
  (words) => {
    expect(() => readPublishArguments(words)).toThrow(expect.objectContaining({ name: 'UsageError' }));
  },
);

test('so are a path that is not there, a faulty file, and publishing without anybody to ask', async () => {
  const { run, write } = terminal();
  await expect(run('gone')).rejects.toMatchObject({ name: 'UsageError' });
  await expect(run('--apply')).rejects.toThrow('--yes');
  write(recipePath, 'name: [');
  await expect(run(recipePath)).rejects.toMatchObject({ name: 'UsageError' });
});
