import { lstatSync, readlinkSync } from 'node:fs';
import { type BasePart, HOLDER } from './layout.ts';

export interface HolderPlan {
  readonly session: string;
  readonly parts: readonly BasePart[];
  /** Whether the sandbox shares the machine's network instead of having none. */
  readonly hostNetwork: boolean;
}

/** The command line of the process that holds a sandbox's namespaces. It is PID 1 inside and lives until its stdin ends. */
export function holderArgv(plan: HolderPlan): string[] {
  let count = 0;
  const lowers = plan.parts.map((part) => part.lowers.map((from) => ({ from, at: `${HOLDER.lowers}/${count++}` })));
  return [
    'bwrap',
    ...['--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'],
    ...(plan.hostNetwork ? [] : ['--unshare-net']),
    // sudo complains about a name that does not resolve, and `localhost` always does.
    ...['--hostname', 'localhost'],
    // It keeps more capabilities than any step has, so that no step may look into it through /proc or ptrace.
    ...['--cap-add', 'ALL', '--as-pid-1', '--die-with-parent', '--new-session', '--info-fd', '3'],
    ...machineTools(),
    // The machine's /proc, not one of its own: bwrap looks up the steps' namespaces by outer process ids.
    ...['--bind', '/proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'],
    ...[HOLDER.below, HOLDER.processes].flatMap((folder) => ['--dir', folder]),
    ...lowers.flat().flatMap(({ from, at }) => ['--ro-bind', from, at]),
    ...['--bind', plan.session, HOLDER.session, '--chdir', '/', '--', '/bin/sh', '-c'],
    holderScript(
      plan.parts,
      lowers.map((part) => part.map(({ at }) => at)),
    ),
  ];
}

/** Only /usr and what leads into it: a step that found a way to the holder's root would see no home, no /etc, no /var. */
export function machineTools(): string[] {
  const shortcuts = ['bin', 'sbin', 'lib', 'lib32', 'lib64', 'libx32'].flatMap((name) => {
    const entry = lstatSync(`/${name}`, { throwIfNoEntry: false });
    if (!entry) return [];
    return entry.isSymbolicLink() ? ['--symlink', readlinkSync(`/${name}`), `/${name}`] : ['--ro-bind', `/${name}`, `/${name}`];
  });
  const data = ['/etc/ld.so.cache', '/etc/alternatives'].flatMap((path) => ['--ro-bind-try', path, path]);
  return ['--ro-bind', '/usr', '/usr', ...shortcuts, ...data];
}

function holderScript(parts: readonly BasePart[], lowers: readonly (readonly string[])[]): string {
  const mounts = parts.flatMap((part, index) => {
    const below = lowers[index] ?? [];
    const { session } = HOLDER;
    const at = quote(part.at);
    // userxattr: without it, opaque directories can't be recorded in a user namespace.
    const layers = `lowerdir=${below.join(':')},upperdir=${session}/upper/${part.name},workdir=${session}/work/${part.name},userxattr`;
    const only = below.length === 1 ? `mount --bind ${below[0]}` : `mount -t overlay overlay -o lowerdir=${below.join(':')},userxattr`;
    return [`mount -t overlay overlay -o ${layers} ${session}/merged/${at}`, `${only} ${HOLDER.below}/${at}`];
  });
  return [
    'umask 022',
    ...mounts,
    `mount -t proc proc ${HOLDER.processes}`,
    `mount -t tmpfs -o mode=755,size=256m tmpfs ${HOLDER.session}/run`,
    `mkdir -p ${HOLDER.session}/run/lock`,
    'echo ready',
    // PID 1 must reap: ignoring SIGCHLD does it, and `env` is what carries that over exec (dash's trap does not).
    'exec env --ignore-signal=CHLD cat >/dev/null',
  ].join(' && ');
}

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
