import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether there is such a command; whether it works is another question. */
export function isInstalled(command: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false; // absent or not ours to run: the same answer
    }
  });
}

/** "buildah 1.28.2": the name and the version that the tool says it has; the name alone where it says none. */
export function versionOf(command: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(command, ['--version'], { timeout: 5000 }, (_error, stdout) => {
      const [version] = /\d+(?:\.\d+)+/.exec(stdout) ?? [];
      resolve(version === undefined ? command : `${command} ${version}`);
    });
  });
}
