import { STEP_CAPABILITIES } from '../capabilities.ts';
import type { SandboxLimits } from '../driver.ts';
import { SCRIPT_PATH, STEP_ENVIRONMENT } from '../step-environment.ts';
import type { Holder } from './holder.ts';
import { HOLDER } from './layout.ts';

const CAPABILITIES = STEP_CAPABILITIES.flatMap((name) => ['--cap-add', `CAP_${name}`]);

const APT_CONFIGURATION_PATH = '/run/.kiln/apt.conf';

/** File descriptors of the process that becomes the step's bwrap. */
export const STEP_FDS = { options: 3, seccomp: 4, script: 5, pidNamespace: 6, aptConfiguration: 7, resolvConf: 8 } as const;

/** Single-uid mode has no `_apt` user to drop to. */
export const APT_CONFIGURATION = 'APT::Sandbox::User "root";\n';

export interface StepOptions {
  readonly oneUid: boolean;
  readonly withResolvConf: boolean;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Enters the holder's namespaces. `withProcesses` also its process ids, which only our own trusted tools may do. */
export function enterArgv(holder: Holder, withProcesses: boolean): string[] {
  return [
    ...['nsenter', '--target', String(holder.pid), '--user', '--mount', '--ipc', '--uts', '--cgroup'],
    ...(withProcesses ? ['--pid'] : []),
    ...(holder.hostNetwork ? [] : ['--net']),
    // setgroups is denied in a single-uid namespace, and we come as the right uid anyway.
    ...['--preserve-credentials', '--'],
  ];
}

/** What a process inherits: limits, and the umask of a fresh login instead of ours. */
export function limitArgv(limits: SandboxLimits): string[] {
  const memory = limits.addressSpace > 0 ? [`--as=${limits.addressSpace}`] : [];
  return [
    ...['/bin/sh', '-c', 'umask 022 && exec "$@"', 'sh'],
    ...['prlimit', '--core=0', `--nofile=${limits.openFiles}`, `--nproc=${limits.processes}`, `--fsize=${limits.fileSize}`],
    ...[...memory, '--'],
  ];
}

/**
 * bwrap's options for one step, to be read from a descriptor: nobody sees the environment's values in a process list, and their
 * length is free. bwrap itself stays outside of the sandbox's process ids (it is told the namespace by descriptor), so that no step
 * finds a process whose root is the holder's.
 */
export function stepOptions(options: StepOptions): string[] {
  const { session } = HOLDER;
  return [
    ...['--pidns', String(STEP_FDS.pidNamespace)],
    ...['--bind', `${session}/merged`, '/', '--bind', `${session}/run`, '/run', '--bind', `${session}/tmp`, '/tmp'],
    ...['--proc', '/proc', '--dev', '/dev', '--tmpfs', '/dev/shm', '--dir', '/run/.kiln'],
    ...(options.withResolvConf ? readOnlyFile(STEP_FDS.resolvConf, '/etc/resolv.conf') : []),
    ...(options.oneUid ? readOnlyFile(STEP_FDS.aptConfiguration, APT_CONFIGURATION_PATH) : []),
    ...readOnlyFile(STEP_FDS.script, SCRIPT_PATH),
    ...['--chdir', options.cwd, '--clearenv'],
    ...Object.entries(stepEnvironment(options)).flatMap(([name, value]) => ['--setenv', name, value]),
    ...['--new-session', '--die-with-parent', '--cap-drop', 'ALL', ...CAPABILITIES, '--seccomp', String(STEP_FDS.seccomp)],
  ];
}

// The default mode is 0600, which apt's own user could not read.
const readOnlyFile = (fd: number, path: string) => ['--perms', '0644', '--ro-bind-data', String(fd), path];

function stepEnvironment(options: StepOptions): Record<string, string> {
  return {
    ...STEP_ENVIRONMENT,
    ...(options.oneUid ? { APT_CONFIG: APT_CONFIGURATION_PATH } : {}),
    ...options.env,
  };
}
