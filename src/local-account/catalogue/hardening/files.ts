// Who may write and read what lies on the disk.
import type { Control } from './control.ts';

interface Search extends Pick<Control, 'id' | 'title'> {
  /** What `find` is asked for: places and tests. Whatever it finds is wrong. */
  readonly find: string;
  /** What mends it. */
  readonly mend: string;
}

const commandFolders = '-H /bin /sbin /usr/bin /usr/sbin /usr/local/bin /usr/local/sbin';
const libraryFolders = '-H /lib /lib64 /usr/lib /usr/lib64';
/** The kernel's own file systems have rules of their own. */
const wholeDisk = `/ -regex '/\\(proc\\|sys\\|dev\\)' -prune -o`;

const searches: readonly Search[] = [
  {
    id: 'V-260485',
    title: 'Only root writes into the folders of commands',
    find: `${commandFolders} -type d -perm /022`,
    mend: 'chmod go-w',
  },
  { id: 'V-260486', title: 'Only root changes commands', find: `${commandFolders} -type f -perm /022`, mend: 'chmod go-w' },
  {
    id: 'V-260487',
    title: 'Only root changes libraries',
    find: `${libraryFolders} -type f -name '*.so*' -perm /022`,
    mend: 'chmod go-w',
  },
  { id: 'V-260488', title: 'Only root writes into /var/log', find: '/var/log -maxdepth 0 -perm /022', mend: 'chmod go-w' },
  {
    id: 'V-260489',
    title: 'Logs are not for everybody',
    find: `/var/log -type f -perm /137 ! -name '*[bw]tmp*' ! -name 'lastlog*'`,
    mend: 'chmod u-x,g-wx,o-rwx',
  },
  { id: 'V-260508', title: '/var/log is of root', find: '/var/log -maxdepth 0 ! -user root', mend: 'chown root' },
  {
    id: 'V-260513',
    title: 'In a folder of all, nobody takes away what is of others',
    find: `${wholeDisk} -type d -perm -0002 ! -perm -1000`,
    mend: 'chmod +t',
  },
];

export const fileControls: readonly Control[] = searches.map(({ find, mend, ...control }) => ({
  ...control,
  level: 'Medium',
  apply: `find ${find} -exec ${mend} {} + 2>/dev/null || true`,
  audit: `wrong=$(find ${find} -print 2>/dev/null | head -n 20)
[ -z "$wrong" ] || { echo "$wrong"; false; }`,
}));
