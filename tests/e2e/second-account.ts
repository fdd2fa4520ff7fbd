import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const cli = resolve(import.meta.dirname, '../../src/main/cli/index.ts');

/** Adds an account to those that the application serves, as somebody at the terminal would; answers its number. */
export function addLocalAccount(home: string, name: string): string {
  const args = [cli, 'local-account', 'accounts', 'add', name, '--json'];
  const printed = execFileSync(process.execPath, args, { env: { ...process.env, KILN_HOME: home }, encoding: 'utf8' });
  const { accountId } = JSON.parse(printed) as { accountId: string };
  return accountId;
}

/** Stands for the system's browser: what it is asked to open can be read. */
export function catchOpenedPages(home: string): {
  /** undefined: nothing was opened since it was read last. */ opened(): string | undefined;
} {
  const tools = join(home, 'tools');
  const file = join(home, 'opened-page');
  mkdirSync(tools, { recursive: true });
  writeFileSync(join(tools, 'xdg-open'), `#!/bin/sh\nprintf %s "$1" > "${file}.new" && mv "${file}.new" "${file}"\n`);
  chmodSync(join(tools, 'xdg-open'), 0o755);
  return {
    opened() {
      if (!existsSync(file)) return undefined;
      const url = readFileSync(file, 'utf8');
      rmSync(file);
      return url;
    },
  };
}
