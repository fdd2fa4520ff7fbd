import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../documents/index.ts';
import { createScriptStage } from './script-stage.ts';
import { findShellCheck, shellCheck } from './shellcheck.ts';
import { createShellCheckQueue } from './shellcheck-queue.ts';

const installed = findShellCheck(process.env);
const never = new AbortController().signal;
const foldersLeft = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('kiln-shellcheck-'));

const documentWith = (commands: string) => `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Run
        action: ExecuteBash
        inputs:
          commands:
${commands}`;

describe('looking for ShellCheck', () => {
  it('takes only folders that are named from the root', async () => {
    expect(findShellCheck({ PATH: '.:bin' })).toBeUndefined();
    expect(findShellCheck({})).toBeUndefined();
  });
});

describe('a ShellCheck that is none', () => {
  const withTool = async (script: string, use: (path: string) => Promise<void>) => {
    const folder = await mkdtemp(join(tmpdir(), 'kiln-tool-'));
    const path = join(folder, 'shellcheck');
    await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    try {
      await use(path);
    } finally {
      await rm(folder, { recursive: true });
    }
  };

  it('is an error when it fails', async () => {
    await withTool('echo broken >&2; exit 4', async (path) => {
      await expect(shellCheck(path, ['echo'], never)).rejects.toThrow('broken');
    });
  });

  it('is an error when it is not there', async () => {
    await expect(shellCheck('/nowhere/shellcheck', ['echo'], never)).rejects.toThrow('ENOENT');
  });

  it('is ended with the signal, and leaves nothing behind', async () => {
    const before = await foldersLeft();
    await withTool('exec sleep 600', async (path) => {
      const stop = new AbortController();
      const answer = shellCheck(path, ['echo'], stop.signal);
      setTimeout(() => stop.abort(new Error('enough')), 50);
      await expect(answer).rejects.toThrow('enough');
    });
    expect(await foldersLeft()).toEqual(before);
  });

  it('is told of beside the other findings', async () => {
    const found = await createScriptStage(createShellCheckQueue('/nowhere/shellcheck', never)).check(
      analyze(documentWith('            - chmod 777 /opt')),
    );
    expect(found.map(({ rule }) => rule)).toEqual(['world-writable-script', 'shellcheck-failed']);
  });

  it('sees nothing of our environment and no script among its arguments', async () => {
    process.env.KILN_TEST_SECRET = 'canary';
    const report = `{"comments":[{"file":"0.sh","line":1,"endLine":1,"column":1,"endColumn":2,"level":"info","code":1,"message":"'"$(env | grep -c canary) $* $(ls)"'"}]}`;
    await withTool(`printf '%s' '${report}'`, async (path) => {
      const [[remark] = []] = await shellCheck(path, ['echo "$x"; rm -rf y'], never);
      expect(remark?.message).toBe('0 --norc -f json1 -s bash 0.sh 0.sh');
    });
    delete process.env.KILN_TEST_SECRET;
  });
});

describe.skipIf(installed === undefined)('ShellCheck (skipped without it: apt-get install shellcheck)', () => {
  const stage = () => createScriptStage(createShellCheckQueue(installed ?? '', never));
  const findingsIn = async (commands: string) => {
    const text = documentWith(commands);
    const found = await stage().check(analyze(text));
    return found
      .filter(({ rule }) => rule.startsWith('shellcheck'))
      .map(({ rule, severity, range }) => ({ rule, severity, text: text.slice(range.start, range.end) }));
  };

  it('finds what it finds at its place in the document', async () => {
    expect(await findingsIn(`            - x="🙂 a"; cp $x /opt\n            - echo '{{ a }}' $x`)).toEqual([
      { rule: 'shellcheck-SC2086', severity: 'info', text: '$x' },
      { rule: 'shellcheck-SC2086', severity: 'info', text: '$x' },
    ]);
  });

  it('says nothing about a word that stands for a reference', async () => {
    expect(await findingsIn(`            - if [ "{{ a }}" = yes ]; then echo 1; fi`)).toEqual([]);
    expect(await findingsIn(`            - if [ "a" = yes ]; then echo 1; fi`)).not.toEqual([]);
  });

  it('is not asked about a script that bash cannot read', async () => {
    expect(await findingsIn(`            - if [ $x = yes ]; then echo 1`)).toEqual([]);
  });

  it('takes the scripts of many documents at once and gives each its own', async () => {
    const analyses = ['echo 1', 'echo $x', 'echo 2'].map((script) => analyze(documentWith(`            - ${script}`)));
    const together = stage();
    const found = await Promise.all(analyses.map((analysis) => together.check(analysis)));
    expect(found.map((each) => each.map(({ rule }) => rule))).toEqual([[], expect.arrayContaining(['shellcheck-SC2086']), []]);
  });
});
