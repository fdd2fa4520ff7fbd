import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { rules as allRules } from '../../documents/index.ts';
import { rules } from './rules.ts';

async function run(...args: string[]) {
  const stdout = new PassThrough();
  const io = { stdin: Readable.from([]), stdout, stderr: new PassThrough(), cwd: '.', env: {}, signal: new AbortController().signal };
  const code = await rules.run(args, io);
  return { code, out: String(stdout.read() ?? '') };
}

describe('kiln rules', () => {
  it('lists every rule once, with its severity', async () => {
    const { code, out } = await run();
    expect(code).toBe(0);
    const listed = [...out.matchAll(/^ {2}([\w-]+) +(error|warning|info) /gm)].map(([, id, severity]) => `${id} ${severity}`);
    expect(listed.sort()).toEqual(allRules.map(({ id, severity }) => `${id} ${severity}`).sort());
  });

  it('lists them for programs in the order of their ids', async () => {
    const { out } = await run('--format', 'json');
    const ids = (JSON.parse(out) as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual(allRules.map(({ id }) => id).sort());
  });

  it('explains one rule with both of its examples', async () => {
    const { code, out } = await run('unknown-action');
    expect(code).toBe(0);
    expect(out).toMatch(/^unknown-action \(error, action, since Kiln /);
    expect(out).toContain(`Found here:\n\n    ${allRules.find(({ id }) => id === 'unknown-action')?.bad.split('\n')[0]}\n`);
    expect(out).toContain('\nFine:\n');
  });

  it('shows only the start of an example that is there to be long', async () => {
    const { out } = await run('dockerfile-size');
    expect(out.split('\n').length).toBeLessThan(120);
    expect(out).toMatch(/… and \d+ more lines/);
  });

  it('explains one rule for programs as an object', async () => {
    const { out } = await run('unknown-action', '--format=json');
    expect(Object.keys(JSON.parse(out))).toEqual([
      'id',
      'severity',
      'category',
      'since',
      'summary',
      'explanation',
      'good',
      'bad',
      'source',
    ]);
  });

  it('tells which rule was meant by a misspelt id', async () => {
    await expect(run('unknwon-action')).rejects.toMatchObject({ name: 'UsageError', message: expect.stringContaining("'unknown-action'") });
  });

  it.each([[['nonsense-of-another-kind']], [['unknown-action', 'unknown-key']], [['--all']], [['--format', 'xml']]])(
    'refuses %j as wrong usage',
    async (args) => {
      await expect(run(...args)).rejects.toMatchObject({ name: 'UsageError' });
    },
  );
});
