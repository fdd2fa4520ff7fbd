import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { createShellChecks } from './shell-checks.ts';

/** A program under ShellCheck's name, in a folder of the PATH. */
function installed(script: string, folder = temporaryFolder()): { readonly env: NodeJS.ProcessEnv; readonly folder: string } {
  const path = join(folder, 'shellcheck');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return { env: { PATH: folder }, folder };
}

const remark = { file: '0.sh', line: 1, endLine: 1, column: 1, endColumn: 2, level: 'info', code: 1, message: 'Hm.' };
const report = (...files: readonly string[]) => `echo '${JSON.stringify({ comments: files.map((file) => ({ ...remark, file })) })}'`;

describe.skipIf(process.platform === 'win32')('ShellCheck for the editor (its stand-in is a shell script: skipped on Windows)', () => {
  test('is answered for plainly when it is not installed, and found once it is', async () => {
    const folder = temporaryFolder();
    const checks = createShellChecks({ PATH: folder });
    expect(await checks.remarksOn(['echo'])).toEqual({ type: 'not-installed' });
    installed(report(), folder);
    expect(await checks.remarksOn(['echo'])).toEqual({ type: 'remarks', remarks: [[]] });
  });

  test('looks at many scripts at once, and at none twice', async () => {
    const { env, folder } = installed(`echo run >>"$(dirname "$0")/runs"; ${report('1.sh')}`);
    const checks = createShellChecks(env);
    const [first] = await Promise.all([checks.remarksOn(['echo 1', 'echo 2']), checks.remarksOn(['echo 2'])]);
    expect(first).toMatchObject({ type: 'remarks', remarks: [[], [{ code: 1 }]] });
    await checks.remarksOn(['echo 1']);
    expect(readFileSync(join(folder, 'runs'), 'utf8')).toBe('run\n');
  });

  test('that fails is an answer too, and is asked anew the next time', async () => {
    const { env, folder } = installed(`test -e "$(dirname "$0")/mended" || { echo broken >&2; exit 4; }; ${report()}`);
    const checks = createShellChecks(env);
    expect(await checks.remarksOn(['echo'])).toEqual({ type: 'failed', reason: expect.stringContaining('broken') });
    writeFileSync(join(folder, 'mended'), '');
    expect(await checks.remarksOn(['echo'])).toEqual({ type: 'remarks', remarks: [[]] });
  });

  test('ends with the application', async () => {
    const { env, folder } = installed('touch "$(dirname "$0")/begun"; exec sleep 600');
    const checks = createShellChecks(env);
    const answer = checks.remarksOn(['echo']);
    await expect.poll(() => existsSync(join(folder, 'begun'))).toBe(true);
    checks.close();
    expect(await answer).toMatchObject({ type: 'failed' });
  });
});
