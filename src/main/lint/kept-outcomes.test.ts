import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noSettings } from '../../documents/index.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { outcomeKey } from './kept-outcomes.ts';
import type { CachePlace } from './kept-results.ts';
import { createLinter, type LinterOptions } from './linter.ts';
import { runLint } from './run.ts';

const document = `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Greet
        action: ExecuteBash
        inputs: {commands: ['chmod 777 /opt']}
`;
const candidate = { file: 'a.yaml', path: '/images/a.yaml', named: true, root: '/images' };
const bytes = Buffer.from(document);

const linterAt = (folder: string, more: Partial<LinterOptions> = {}) =>
  createLinter({ workspaces: [], detailed: false, cache: { folder, linter: 'one' }, ...more });

describe('the outcome of a file', () => {
  it('is the same out of the cache, and nothing new is kept', async () => {
    const folder = temporaryFolder();
    const first = linterAt(folder);
    const outcome = await first.lintBytes(candidate, bytes);
    await first.save();
    const second = linterAt(folder);
    expect(await second.lintBytes(candidate, bytes)).toEqual(outcome);
    expect(second.takeFound()).toEqual([]);
    expect(first.takeFound()).toHaveLength(1);
  });

  it('has what was found in its scripts at hand when it is looked at among others', async () => {
    const folder = temporaryFolder();
    const linter = linterAt(folder);
    await linter.lintBytes(candidate, bytes);
    const [kept] = linter.takeFound();
    const { stages } = await linter.check(candidate, document);
    expect(kept?.value.scripts.map(({ rule }) => rule)).toEqual(['world-writable-script']);
    expect(stages).toEqual([{ stage: 'script', diagnostics: kept?.value.scripts }]);
  });

  it('is not kept when ShellCheck failed', async () => {
    const folder = temporaryFolder({ 'bin/shellcheck': 'no program' });
    const linter = linterAt(folder, { shellCheck: join(folder, 'bin/shellcheck') });
    const outcome = await linter.lintBytes(candidate, bytes);
    expect(JSON.stringify(outcome)).toContain('shellcheck-failed');
    expect(linter.takeFound()).toEqual([]);
  });
});

describe('a whole workspace', () => {
  const faulty = 'name: App\nsemanticVersion: 1.0.0\nparentImage: ami-0123456789abcdef0\ncomponents:\n  - componentArn: ./gone.yaml\n';
  const run = (cwd: string, cache?: CachePlace) =>
    runLint({ paths: ['.'], cwd, config: false, detailed: true, cache }, new AbortController().signal);
  const told = async (...asked: Parameters<typeof run>) => (await run(...asked)).placed.map(({ outcome }) => outcome);

  it('is told the same with what is kept, without it, and after one of its files has changed', async () => {
    const cwd = temporaryFolder({ 'a.yaml': document, 'b.recipe.yaml': faulty, 'other.yaml': 'a: 1\n' });
    const cache = { folder: temporaryFolder(), linter: 'one' };
    const first = await told(cwd, cache);
    expect(JSON.stringify(first)).toContain('missing-file');
    expect(await told(cwd, cache)).toEqual(first);
    expect(await told(cwd)).toEqual(first);
    writeFileSync(join(cwd, 'gone.yaml'), document);
    const after = await told(cwd, cache);
    expect(JSON.stringify(after)).not.toContain('missing-file');
    expect(after).toEqual(await told(cwd));
  });
});

describe('the key of an outcome', () => {
  const options = { detailed: false, settingsOf: () => noSettings };
  const keyOf = outcomeKey(options);

  it('differs for another text, name, path or way to be found', () => {
    const keys = [
      keyOf(candidate, document),
      keyOf(candidate, `${document} `),
      keyOf({ ...candidate, file: 'b.yaml' }, document),
      keyOf({ ...candidate, path: '/images/b.yaml' }, document),
      keyOf({ ...candidate, named: false }, document),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(keyOf(candidate, document)).toBe(keys[0]);
  });

  it('differs for other settings, and for findings with details', () => {
    const strict = { ...noSettings, profile: 'strict' } as const;
    const keys = [
      options,
      { ...options, detailed: true },
      { ...options, settingsOf: () => strict },
      { ...options, settingsOf: () => undefined },
    ];
    expect(new Set(keys.map((each) => outcomeKey(each)(candidate, document))).size).toBe(keys.length);
  });

  it('differs for another ShellCheck', () => {
    const folder = temporaryFolder({ shellcheck: 'one' });
    const shellCheck = join(folder, 'shellcheck');
    const before = outcomeKey({ ...options, shellCheck })(candidate, document);
    expect(outcomeKey({ ...options, shellCheck })(candidate, document)).toBe(before);
    expect(keyOf(candidate, document)).not.toBe(before);
    writeFileSync(shellCheck, 'another one');
    expect(outcomeKey({ ...options, shellCheck })(candidate, document)).not.toBe(before);
  });
});
