import { execFile } from 'node:child_process';

/** "buildah 1.28.2": the name and the version that the tool says it has; the name alone where it says none. */
export function versionOf(command: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(command, ['--version'], { timeout: 5000 }, (_error, stdout) => {
      const [version] = /\d+(?:\.\d+)+/.exec(stdout) ?? [];
      resolve(version === undefined ? command : `${command} ${version}`);
    });
  });
}
