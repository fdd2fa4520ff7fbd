import { readFileSync } from 'node:fs';

/** Where file systems are mounted on this machine, as this process sees it. */
export function mountPoints(mountinfo = readFileSync('/proc/self/mountinfo', 'utf8')): string[] {
  return mountinfo
    .trim()
    .split('\n')
    .map((line) => plain(line.split(' ')[4] ?? ''));
}

/** The kernel writes blank, tab, newline and backslash as octal. */
const plain = (path: string) => path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
