import { spawn } from 'node:child_process';
import { AppError } from '../../contract/index.ts';

const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Opens an address in the system's browser. Fails with `unavailable` where there is none to ask. */
export async function openInBrowser(url: string): Promise<void> {
  const [command = '', ...args] = openers[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', () => reject(new AppError('unavailable', `No browser could be started here. The address is ${url}`)));
  });
  child.unref();
}
