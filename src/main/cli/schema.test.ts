import { PassThrough, Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { schema } from './schema.ts';

async function run(...args: string[]) {
  const stdout = new PassThrough();
  const io = { stdin: Readable.from([]), stdout, stderr: new PassThrough(), cwd: '.', env: {}, signal: new AbortController().signal };
  const code = await schema.run(args, io);
  return { code, out: String(stdout.read() ?? '') };
}

it('prints the schema of a kind', async () => {
  const { code, out } = await run('image-recipe');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ title: 'Image recipe', required: ['name', 'semanticVersion', 'parentImage'] });
});

it.each([[[]], [['nonsense']], [['dockerfile']], [['component', 'workflow']], [['--all']]])('refuses %j as wrong usage', async (args) => {
  await expect(run(...args)).rejects.toMatchObject({ name: 'UsageError' });
});
