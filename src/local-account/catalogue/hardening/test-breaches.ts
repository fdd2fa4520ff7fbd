// For tests: how each control can be broken on a system that has it, which its audit must find and its apply must mend.

/** What is not tried here, because it can only be mended with packages from an archive. */
export const needsArchive: readonly string[] = ['V-260479', 'V-260478', 'V-260514', 'V-260590'];

const ssh = (setting: string) => `echo '${setting}' >/etc/ssh/sshd_config.d/00-00-others.conf`;
const quality = (setting: string) => `echo '${setting}' >>/etc/security/pwquality.conf`;
const login = (setting: string) => `echo '${setting}' >>/etc/login.defs`;

const installed = (name: string) => `folder=$(mktemp -d)
mkdir -m 755 "$folder/DEBIAN"
printf '%s\\n' 'Package: ${name}' 'Version: 1' 'Architecture: all' 'Maintainer: test' 'Description: test' >"$folder/DEBIAN/control"
dpkg-deb --build "$folder" /tmp/${name}.deb >/dev/null
dpkg --install /tmp/${name}.deb >/dev/null`;

export const breaches: Readonly<Record<string, string>> = {
  'V-260469': 'rm /etc/systemd/system/ctrl-alt-del.target',
  'V-260472': "echo 'kernel.dmesg_restrict=0' >/etc/sysctl.d/zzz-others.conf",
  'V-260473': 'ln -sfn /lib/systemd/system/kdump-tools.service /etc/systemd/system/kdump-tools.service',
  'V-260474': "echo '-kernel/randomize_va_space = 0' >/etc/sysctl.d/zzz-others.conf",
  'V-260476': `echo 'APT { Get { AllowUnauthenticated "true"; }; };' >/etc/apt/apt.conf`,
  'V-260477': `echo 'Unattended-Upgrade::Remove-Unused-Dependencies "false";' >/etc/apt/apt.conf.d/99-stig-remove-unused`,
  'V-260481': installed('ntp'),
  'V-260482': installed('rsh-server'),
  'V-260483': installed('telnetd'),
  'V-260485': 'mkdir /usr/local/sbin/open; chmod 777 /usr/local/sbin/open',
  'V-260486': 'touch /usr/local/bin/open; chmod 775 /usr/local/bin/open',
  'V-260487': 'touch /usr/lib/libopen.so.1; chmod 666 /usr/lib/libopen.so.1',
  'V-260488': 'chmod 777 /var/log',
  'V-260489': 'touch /var/log/open.log; chmod 644 /var/log/open.log',
  'V-260508': 'chown daemon /var/log',
  'V-260513': 'mkdir /srv/open; chmod 777 /srv/open',
  'V-260521': 'ln -sfn /usr/share/zoneinfo/Europe/Paris /etc/localtime',
  'V-260522': "echo 'net.ipv4.tcp_syncookies = 0' >/etc/sysctl.d/zzz-others.conf",
  'V-260525': 'rm /etc/issue.net',
  'V-260526': ssh('permituserenvironment yes'),
  'V-260527': ssh('ClientAliveCountMax 3'),
  'V-260528': "echo 'ClientAliveInterval 0' >/etc/ssh/sshd_config; rm /etc/ssh/sshd_config.d/*ClientAliveInterval*",
  'V-260529': ssh('X11Forwarding yes'),
  'V-260530': ssh('X11UseLocalhost no'),
  'V-260533': ssh('KexAlgorithms diffie-hellman-group1-sha1'),
  'V-260534': ssh('UsePAM no'),
  'V-260540': 'rm /etc/modprobe.d/stig-usb-storage.conf',
  'V-260542': "sed -i -E 's/^root:[^:]*:/root:$6$salt$hash:/' /etc/shadow",
  'V-260545': login('PASS_MIN_DAYS 0'),
  'V-260546': login('PASS_MAX_DAYS 99999'),
  'V-260547': 'useradd --defaults --inactive -1',
  'V-260549': "echo 'deny = 30' >/etc/security/faillock.conf",
  'V-260550': "sed -i '/faildelay/d' /etc/pam.d/common-auth",
  'V-260552': "echo '* hard maxlogins 50' >/etc/security/limits.d/60-others.conf",
  'V-260554': 'rm /etc/profile.d/99-stig-tmout.sh',
  'V-260555': "sed -i '/pam_umask/d' /etc/pam.d/common-session",
  'V-260558': "mkdir -p /etc/sudoers.d; echo 'admin ALL=(ALL) ALL, !authenticate' >/etc/sudoers.d/admin",
  'V-260560': quality('ucredit = 0'),
  'V-260561': quality('lcredit = 0'),
  'V-260562': quality('dcredit=0'),
  'V-260563': quality('ocredit = 0'),
  'V-260564': quality('dictcheck = 0'),
  'V-260565': quality('minlen = 8'),
  'V-260566': quality('difok = 1'),
  'V-260569': "sed -i '/pam_unix/s/sha512/yescrypt/' /etc/pam.d/common-password",
  'V-260570': "sed -i '/pam_unix/s/$/ nullok/' /etc/pam.d/common-auth",
  'V-260571': "echo 'open::19000:0:99999:7:::' >>/etc/shadow; echo 'open:x:4242:4242::/:/bin/sh' >>/etc/passwd",
  'V-260572': login('ENCRYPT_METHOD MD5'),
};
