import { STEP_CAPABILITIES } from '../capabilities.ts';
import type { SandboxLimits } from '../driver.ts';
import { STEP_ENVIRONMENT } from '../step-environment.ts';
import type { Holder } from './holder.ts';
import { HOLDER } from './layout.ts';

const CAPABILITIES = STEP_CAPABILITIES.flatMap((name) => ['--cap-add', `CAP_${name}`]);

/** File descriptors of the process that becomes the step's bwrap; `files` is the first of those that carry files. */
export const STEP_FDS = { options: 3, seccomp: 4, pidNamespace: 5, files: 6 } as const;

/** A read-only file that exists for one step only. */
export interface StepFile {
  readonly path: string;
  readonly content: string;
}

export interface StepOptions {
  readonly files: readonly StepFile[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

const APT_CONFIGURATION_PATH = '/run/.kiln/apt.conf';

/** In single-uid mode apt has no user of its own to drop to. */
export const APT_CONFIGURATION: StepFile & { readonly env: Readonly<Record<string, string>> } = {
  path: APT_CONFIGURATION_PATH,
  content: 'APT::Sandbox::User "root";\n',
  env: { APT_CONFIG: APT_CONFIGURATION_PATH },
};

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

/**
 * What a step inherits: limits, the umask of a fresh login instead of ours, and only the descriptors meant for it. Whoever started
 * Kiln may have left others open, and an open directory would be a way out.
 */
export function prepareArgv(limits: SandboxLimits, descriptors: number): string[] {
  const kib = (bytes: number) => Math.floor(bytes / 1024);
  const memory = limits.addressSpace > 0 ? [`-v ${kib(limits.addressSpace)}`] : [];
  const all = ['-c 0', `-n ${limits.openFiles}`, `-u ${limits.processes}`, `-f ${kib(limits.fileSize)}`, ...memory];
  // A limit that can't be set is one that is stricter already.
  const set = all.map((limit) => `ulimit ${limit} 2>/dev/null; `).join('');
  const close = `for fd in /proc/$$/fd/*; do fd=\${fd##*/}; (( fd < ${descriptors} )) || eval "exec $fd>&-"; done`;
  return ['/bin/bash', '-c', `${set}umask 022; ${close}; exec "$@"`, 'bash'];
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
    ...['--proc', '/proc', '--dev', '/dev', '--perms', '1777', '--tmpfs', '/dev/shm', '--dir', '/run/.kiln'],
    // The default mode is 0600, which apt's own user could not read.
    ...options.files.flatMap(({ path }, index) => ['--perms', '0644', '--ro-bind-data', String(STEP_FDS.files + index), path]),
    ...['--chdir', options.cwd, '--clearenv'],
    ...Object.entries({ ...STEP_ENVIRONMENT, ...options.env }).flatMap(([name, value]) => ['--setenv', name, value]),
    // No --die-with-parent: with --pidns the step is the child of a process that only passes it on, and on a busy machine that one ends
    // late enough to take the step with it (exit code 137, once in some thousands). The step dies with the holder, which dies with us.
    ...['--new-session', '--cap-drop', 'ALL', ...CAPABILITIES, '--seccomp', String(STEP_FDS.seccomp)],
  ];
}
