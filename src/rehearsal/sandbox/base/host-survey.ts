import type { Identity } from '../namespace/identity.ts';
import { runTool } from '../tool.ts';

/** What is to be done about the entries of the folders that make up this computer's view. Absolute paths. */
export interface HostSurvey {
  /** To be made anew, so that they belong to the sandbox's root: with the same mode. */
  readonly folders: ReadonlyMap<string, number>;
  /** To be made anew and stand empty. */
  readonly emptied: readonly string[];
  /** To be copied, because programs write into them in place. */
  readonly copied: readonly string[];
  /** To be absent. */
  readonly hidden: readonly string[];
}

/** Stores of other systems, and places where other people's things lie. */
const EMPTIED = [
  ...['docker', 'containers', 'containerd', 'flatpak', 'snapd', 'libvirt', 'lxc', 'lxd', 'machines', 'kubelet', 'kiln'].map(
    (name) => `/var/lib/${name}`,
  ),
  ...['/var/tmp', '/var/crash', '/var/backups', '/var/mail', '/var/spool/mail', '/var/snap', '/var/cache/apt/archives/partial'],
];

/** Trees with thousands of folders into which no package puts anything: they stay readable, and read-only. */
const UNTOUCHED = ['/usr/src/*/*', '*/node_modules/*'];

/** Files that package managers and services open for writing where they are, instead of replacing them. */
const COPIED = [
  '/etc/*',
  '/var/lib/dpkg/*',
  '/var/lib/apt/*',
  '/var/lib/rpm/*',
  '/var/lib/dnf/*',
  '/usr/lib/sysimage/*',
  '/var/cache/debconf/*',
  '/var/cache/man/*',
  '/var/lib/pam/*',
];
const NOT_COPIED = ['/var/lib/dpkg/info/*', '/var/lib/apt/lists/*'];
const LARGEST_COPY = '32M';

/** Logs and spools begin empty: fewer reasons for a failed append, and nobody's mail or log goes into a rehearsal. */
const HIDDEN = ['/var/log/*', '/var/spool/*'];

const any = (paths: readonly string[]) => ['(', ...paths.flatMap((path, index) => [...(index > 0 ? ['-o'] : []), '-path', path]), ')'];

/** Looks through the folders as the uid that will read them. `secret` are further folders that must stand empty. */
export async function surveyHost(identity: Identity, folders: readonly string[], secret: readonly string[]): Promise<HostSurvey> {
  const unreadable = ['(', '!', '-readable', '-o', '!', '-executable', ')'];
  const expression = [
    ...['-type', 'd', '(', any([...EMPTIED, ...secret.map(escapePattern)]), '-o', unreadable, ')', '-printf', 'E%m %p\\0', '-prune', '-o'],
    ...['-type', 'd', any(UNTOUCHED), '-prune', '-o'],
    ...['-type', 'd', '-printf', 'D%m %p\\0', '-o'],
    // Nothing more is asked of the other files: there are hundreds of thousands, and asking takes seconds.
    ...['!', '-type', 'f', '-o', '-path', '/usr/*', '!', any(COPIED), '-o', '-path', '/opt/*', '-o'],
    ...['(', '!', '-readable', '-o', any(HIDDEN), ')', '-printf', 'H%m %p\\0', '-o'],
    ...[any(COPIED), '!', any(NOT_COPIED), '-size', `-${LARGEST_COPY}`, '-printf', 'C%m %p\\0'],
  ].flat();
  // It ends with 1 when a folder vanishes or closes while it looks; what it listed is right.
  const { stdout } = await runTool([...identity.become, 'find', ...folders, '-xdev', ...expression]);
  const entries = stdout
    .toString()
    .split('\0')
    .filter(Boolean)
    .map((line) => ({ kind: line[0], mode: Number.parseInt(line.slice(1), 8), path: line.slice(line.indexOf(' ') + 1) }));
  const pathsOf = (kind: string) => entries.filter((entry) => entry.kind === kind).map((entry) => entry.path);
  return {
    folders: new Map(entries.filter((entry) => entry.kind === 'D').map((entry) => [entry.path, entry.mode])),
    emptied: pathsOf('E'),
    copied: pathsOf('C'),
    hidden: pathsOf('H'),
  };
}

const escapePattern = (path: string) => path.replace(/[*?[\]\\]/g, '\\$&');
