import type { NetworkMode } from '../sandbox/driver.ts';
import { DEFAULT_LIMITS } from '../sandbox/limits.ts';
import { machineTools } from '../sandbox/namespace/holder-argv.ts';
import { CLEAN_ENVIRONMENT } from '../sandbox/tool.ts';

export interface WorkshopPlan {
  readonly bench: { readonly inside: string; readonly outside: string };
  readonly env: Readonly<Record<string, string>>;
  readonly network: NetworkMode;
}

/**
 * The command line of a tool in its workshop. It has a process namespace of its own, which ends with it and with us, and in it all that
 * its children left behind. /sys is there because builders mount it for their containers, and read-only.
 */
export function workshopArgv({ bench, env, network }: WorkshopPlan, argv: readonly string[]): string[] {
  const { fileSize, openFiles, processes } = DEFAULT_LIMITS;
  const etc = ['passwd', 'group', 'resolv.conf'].flatMap((name) => ['--ro-bind', `${bench.outside}/etc/${name}`, `/etc/${name}`]);
  return [
    'bwrap',
    ...['--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'],
    ...(network === 'none' ? ['--unshare-net'] : []),
    // It has to mount, and may: it is root of nothing but its own uids.
    ...['--hostname', 'localhost', '--cap-add', 'ALL', '--die-with-parent', '--new-session'],
    ...machineTools(),
    ...['--proc', '/proc', '--dev', '/dev', '--ro-bind', '/sys', '/sys'],
    ...['/tmp', '/var/tmp', '/run'].flatMap((folder) => ['--tmpfs', folder]),
    ...['--bind', bench.outside, bench.inside, ...etc, '--chdir', bench.inside, '--clearenv'],
    ...Object.entries({ ...CLEAN_ENVIRONMENT, HOME: '/tmp', ...env }).flatMap(([name, value]) => ['--setenv', name, value]),
    ...['--', 'prlimit', '--core=0', `--nofile=${openFiles}`, `--nproc=${processes}`, `--fsize=${fileSize}`, '--'],
    ...argv,
  ];
}
