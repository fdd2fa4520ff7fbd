import { execFileSync } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kilnLint } from '../testing/kiln-lint.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

/** The recipe names a file that is not there, which only the last stage tells; the comment silences nothing, which a fix mends. */
const recipe = `# kiln-ignore-file unknown-key: there was one
name: web
semanticVersion: 1.0.0
parentImage: ssm:/base
components:
  - componentArn: ./gone.component.yaml
`;

// Windows has no pipes among its files.
describe.skipIf(process.platform === 'win32')('a pipe that kiln lint is given as a file', () => {
  /** Lints the pipe while somebody writes the recipe into it, once. */
  async function lintPipe(...args: readonly string[]) {
    const folder = temporaryFolder();
    const pipe = join(folder, 'recipe.yaml');
    execFileSync('mkfifo', [pipe]);
    const [run] = await Promise.all([kilnLint(folder, ['recipe.yaml', ...args]), writeFile(pipe, recipe)]);
    return { ...run, isPipe: lstatSync(pipe).isFIFO() };
  }

  it('is read once, for all stages', async () => {
    const { code, out } = await lintPipe();
    expect(code).toBe(1);
    expect(out).toContain('missing-file');
  });

  it('is not mended', async () => {
    const { code, err, isPipe } = await lintPipe('--fix');
    expect(code).toBe(2);
    expect(err).toContain('recipe.yaml was not mended');
    expect(isPipe).toBe(true);
  });
});
