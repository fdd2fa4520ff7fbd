import type { Control } from './control.ts';
import { fileControls } from './files.ts';
import { pamModules } from './pam.ts';
import { kernelSetting, loginScripts, loginSetting, passwordSetting, sshScripts, sshSetting } from './settings.ts';

const level = 'Medium';

const kernel: readonly Control[] = [
  {
    id: 'V-260473',
    level,
    title: 'No service writes dumps of the kernel',
    apply: `mkdir -p /etc/systemd/system
ln -sfn /dev/null /etc/systemd/system/kdump-tools.service`,
    audit: '[ "$(readlink /etc/systemd/system/kdump-tools.service)" = /dev/null ]',
  },
  kernelSetting({ id: 'V-260474', level, title: 'Programs lie at random addresses', key: 'kernel.randomize_va_space', value: '2' }),
  kernelSetting({ id: 'V-260522', level, title: 'SYN cookies hold off floods of connections', key: 'net.ipv4.tcp_syncookies', value: '1' }),
  {
    id: 'V-260540',
    level,
    title: 'No driver is loaded for USB storage',
    apply: `mkdir -p /etc/modprobe.d
printf '%s\\n' 'install usb-storage /bin/false' 'blacklist usb-storage' >/etc/modprobe.d/stig-usb-storage.conf`,
    audit: `grep -qsE '^\\s*install\\s+usb[-_]storage\\s+/bin/(false|true)\\s*$' /etc/modprobe.d/*.conf
grep -qsE '^\\s*blacklist\\s+usb[-_]storage\\s*$' /etc/modprobe.d/*.conf`,
  },
];

const updates: readonly Control[] = [
  {
    id: 'V-260477',
    level,
    title: 'Updates that come by themselves leave no unused packages behind',
    apply: `printf '%s "true";\\n' Unattended-Upgrade::Remove-Unused-Dependencies Unattended-Upgrade::Remove-Unused-Kernel-Packages \\
  >/etc/apt/apt.conf.d/99-stig-remove-unused`,
    audit: `apt-config dump | grep -qi '^Unattended-Upgrade::Remove-Unused-Dependencies "true";'
apt-config dump | grep -qi '^Unattended-Upgrade::Remove-Unused-Kernel-Packages "true";'`,
  },
];

const banner = "I've read & consent to terms in IS user agreem't.";
const bannerScripts = sshScripts('Banner', '/etc/issue.net');

const ssh: readonly Control[] = [
  {
    id: 'V-260525',
    level,
    title: 'Whoever logs on is shown the consent banner, in the short form that the DoD has for little room',
    onlyWith: 'SetDoDConsentBanner',
    apply: `echo "${banner}" | tee /etc/issue >/etc/issue.net
${bannerScripts.apply}`,
    audit: `grep -qxF "${banner}" /etc/issue
grep -qxF "${banner}" /etc/issue.net
${bannerScripts.audit}`,
  },
  sshSetting({ id: 'V-260527', level, title: 'SSH ends a session that does not answer once', key: 'ClientAliveCountMax', value: '1' }),
  sshSetting({ id: 'V-260528', level, title: 'SSH asks a silent session after ten minutes', key: 'ClientAliveInterval', value: '600' }),
  sshSetting({ id: 'V-260530', level, title: 'The display that SSH forwards is bound to loopback', key: 'X11UseLocalhost', value: 'yes' }),
  sshSetting({
    id: 'V-260533',
    level,
    title: 'SSH exchanges keys over the elliptic curves and groups of FIPS 140 only',
    key: 'KexAlgorithms',
    value: 'ecdh-sha2-nistp256,ecdh-sha2-nistp384,ecdh-sha2-nistp521,diffie-hellman-group-exchange-sha256',
  }),
  sshSetting({ id: 'V-260534', level, title: 'SSH authenticates by PAM', key: 'UsePAM', value: 'yes' }),
];

const umask = loginScripts('UMASK', '077');
/** Ubuntu has the module in place that reads the setting; Debian has not. */
const umaskModule = pamModules({ name: 'umask', lines: [{ when: 'session', module: 'optional pam_umask.so' }] });

const accounts: readonly Control[] = [
  {
    id: 'V-260542',
    level,
    title: 'Nobody logs on as root with a password',
    apply: 'usermod --lock root',
    audit: '[ "$(passwd --status root | cut -d " " -f 2)" = L ]',
  },
  loginSetting({ id: 'V-260545', level, title: 'A password is a day old before it is changed', key: 'PASS_MIN_DAYS', value: '1' }),
  loginSetting({ id: 'V-260546', level, title: 'A password is changed after sixty days', key: 'PASS_MAX_DAYS', value: '60' }),
  {
    id: 'V-260547',
    level,
    title: 'An account is closed thirty-five days after its password ended',
    apply: 'useradd --defaults --inactive 35',
    audit: `useradd --defaults | grep -qx 'INACTIVE=35'`,
  },
  {
    id: 'V-260554',
    level,
    title: 'A shell ends after a quarter of an hour without a command',
    apply: `echo 'TMOUT=900; readonly TMOUT; export TMOUT' >/etc/profile.d/99-stig-tmout.sh`,
    audit: `[ "$(bash -lc 'echo "\${TMOUT:-}"' 2>/dev/null | tail -n 1)" = 900 ]`,
  },
  {
    id: 'V-260555',
    level,
    title: 'What a user makes is for nobody else',
    apply: `${umask.apply}\n${umaskModule.apply}`,
    audit: `${umask.audit}\n${umaskModule.audit}`,
  },
  {
    id: 'V-260558',
    level,
    title: 'sudo asks who it is that wants more rights',
    apply: `grep -rlsE '^[^#]*!authenticate' /etc/sudoers /etc/sudoers.d | xargs -r -d '\\n' sed -i -E '/!authenticate/s/^/#/'`,
    audit: `[ -z "$(grep -rsE '^[^#]*!authenticate' /etc/sudoers /etc/sudoers.d)" ]`,
  },
];

const passwords: readonly Control[] = [
  passwordSetting({ id: 'V-260560', level, title: 'A password has a capital letter', key: 'ucredit', value: '-1' }),
  passwordSetting({ id: 'V-260561', level, title: 'A password has a small letter', key: 'lcredit', value: '-1' }),
  passwordSetting({ id: 'V-260562', level, title: 'A password has a digit', key: 'dcredit', value: '-1' }),
  passwordSetting({ id: 'V-260563', level, title: 'A password has a sign that is no letter and no digit', key: 'ocredit', value: '-1' }),
  passwordSetting({ id: 'V-260564', level, title: 'A password is no word of a dictionary', key: 'dictcheck', value: '1' }),
  passwordSetting({ id: 'V-260565', level, title: 'A password has fifteen signs', key: 'minlen', value: '15' }),
  passwordSetting({ id: 'V-260566', level, title: 'A new password differs from the old one in eight signs', key: 'difok', value: '8' }),
  {
    id: 'V-260569',
    level,
    title: 'PAM keeps new passwords as SHA-512 hashes',
    apply: `sed -i -E '/^[^#]*pam_unix\\.so/ { s/\\s(md5|bigcrypt|sha256|sha512|blowfish|gost_yescrypt|yescrypt)\\b//g; s/$/ sha512/ }' /etc/pam.d/common-password`,
    audit: `[ -z "$(grep -E '^[^#]*pam_unix\\.so.*\\b(md5|bigcrypt|sha256|blowfish|yescrypt)' /etc/pam.d/common-password)" ]
grep -qE '^[^#]*pam_unix\\.so.*\\bsha512' /etc/pam.d/common-password`,
  },
  loginSetting({
    id: 'V-260572',
    level,
    title: 'Tools that do not ask PAM keep new passwords as SHA-512 hashes too',
    key: 'ENCRYPT_METHOD',
    value: 'SHA512',
  }),
];

/** Category II. */
export const mediumControls: readonly Control[] = [...kernel, ...updates, ...fileControls, ...ssh, ...accounts, ...passwords];
