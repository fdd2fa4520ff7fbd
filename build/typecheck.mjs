// Type-checks the three projects (pure, node, web) side by side with TypeScript's native compiler.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const tsc = join(import.meta.dirname, '../node_modules/typescript/bin/tsc');
const check = (project) =>
  new Promise((done) => {
    const child = spawn(process.execPath, [tsc, '-p', `tsconfig.${project}.json`, '--noEmit', '--pretty', 'false'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    child.on('close', (code) => {
      if (text) process.stdout.write(`[${project}]\n${text}`);
      done(code === 0);
    });
  });
const results = [await check('pure'), await check('node'), await check('web')];
process.exitCode = results.every(Boolean) ? 0 : 1;
