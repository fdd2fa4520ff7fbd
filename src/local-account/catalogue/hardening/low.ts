import type { Control } from './control.ts';
import { pamModules } from './pam.ts';
import { kernelSetting } from './settings.ts';

/** Category III. */
export const lowControls: readonly Control[] = [
  kernelSetting({
    id: 'V-260472',
    level: 'Low',
    title: 'Only root reads the messages of the kernel',
    key: 'kernel.dmesg_restrict',
    value: '1',
  }),
  {
    id: 'V-260476',
    level: 'Low',
    title: 'APT installs no package whose origin it cannot verify',
    apply: `sed -i -E 's|^(.*AllowUnauthenticated)|//\\1|I' /etc/apt/apt.conf.d/* /etc/apt/apt.conf 2>/dev/null || true
echo 'APT::Get::AllowUnauthenticated "false";' >/etc/apt/apt.conf.d/99-stig-authenticated`,
    audit: `apt-config dump | grep -qi '^APT::Get::AllowUnauthenticated "false";'`,
  },
  {
    id: 'V-260521',
    level: 'Low',
    title: 'Records carry Coordinated Universal Time',
    apply: `ln -sfn /usr/share/zoneinfo/Etc/UTC /etc/localtime
echo Etc/UTC >/etc/timezone`,
    audit: '[ "$(env -u TZ date +%Z)" = UTC ]',
  },
  {
    id: 'V-260549',
    level: 'Low',
    title: 'Three failed logons within a quarter of an hour lock an account until an administrator unlocks it',
    ...pamModules({
      name: 'faillock',
      lines: [
        { when: 'before', module: 'requisite pam_faillock.so preauth' },
        { when: 'failed', module: '[default=die] pam_faillock.so authfail' },
        { when: 'passed', module: 'required pam_faillock.so authsucc' },
      ],
      settings: { file: '/etc/security/faillock.conf', lines: ['audit', 'silent', 'deny = 3', 'fail_interval = 900', 'unlock_time = 0'] },
    }),
  },
  {
    id: 'V-260550',
    level: 'Low',
    title: 'Four seconds pass after a failed logon before the next',
    ...pamModules({ name: 'faildelay', lines: [{ when: 'before', module: 'required pam_faildelay.so delay=4000000' }] }),
  },
  {
    id: 'V-260552',
    level: 'Low',
    title: 'Nobody is logged on more than ten times at once',
    apply: `mkdir -p /etc/security/limits.d
sed -i -E 's/^([^#]*\\smaxlogins\\s)/#\\1/' /etc/security/limits.conf /etc/security/limits.d/*.conf 2>/dev/null || true
echo '* hard maxlogins 10' >/etc/security/limits.d/50-stig-maxlogins.conf`,
    audit: `cat /etc/security/limits.conf /etc/security/limits.d/*.conf 2>/dev/null |
  awk '/^[^#]/ && $3 == "maxlogins" { $4 + 0 > 10 ? over = 1 : $1 == "*" && $2 == "hard" ? set = 1 : 0 } END { exit !(set && !over) }'`,
  },
];
