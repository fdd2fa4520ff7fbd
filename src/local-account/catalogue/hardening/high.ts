import type { Control } from './control.ts';
import { sshScripts, sshSetting } from './settings.ts';

const level = 'High';

const emptyPasswords = sshScripts('PermitEmptyPasswords', 'no');
const userEnvironment = sshScripts('PermitUserEnvironment', 'no');

/** Category I. */
export const highControls: readonly Control[] = [
  {
    id: 'V-260469',
    level,
    title: 'Ctrl-Alt-Delete at the console does not restart the machine',
    apply: `mkdir -p /etc/systemd/system
ln -sfn /dev/null /etc/systemd/system/ctrl-alt-del.target`,
    audit: '[ "$(readlink /etc/systemd/system/ctrl-alt-del.target)" = /dev/null ]',
  },
  {
    id: 'V-260526',
    level,
    title: 'SSH lets nobody in without a password and takes no environment from users',
    apply: `${emptyPasswords.apply}\n${userEnvironment.apply}`,
    audit: `${emptyPasswords.audit}\n${userEnvironment.audit}`,
  },
  sshSetting({ id: 'V-260529', level, title: 'SSH forwards no display', key: 'X11Forwarding', value: 'no' }),
  {
    id: 'V-260570',
    level,
    title: 'PAM takes no empty password',
    apply: `sed -i -E 's/\\s+nullok(_secure)?\\b//g' /etc/pam.d/common-auth /etc/pam.d/common-password`,
    audit: `[ -z "$(grep -E '^[^#]*\\bnullok' /etc/pam.d/common-auth /etc/pam.d/common-password)" ]`,
  },
  {
    id: 'V-260571',
    level,
    title: 'No account has an empty password',
    apply: `awk -F : '$2 == "" { print $1 }' /etc/shadow | xargs -r -n 1 usermod --lock`,
    audit: `[ -z "$(awk -F : '$2 == "" { print $1 }' /etc/shadow)" ]`,
  },
];
