// Controls that are one setting in a file of a known form.
import type { Control } from './control.ts';

/** A control whose scripts follow from a setting. */
type Setting = Pick<Control, 'id' | 'level' | 'title'> & { readonly key: string; readonly value: string };

/** A setting of /etc/login.defs. */
export function loginSetting({ key, value, ...control }: Setting): Control {
  return { ...control, ...loginScripts(key, value) };
}

/** The scripts of a setting of /etc/login.defs, which has a key and a value a line; the last one counts. */
export function loginScripts(key: string, value: string): Pick<Control, 'apply' | 'audit'> {
  return {
    apply: `sed -i -E '/^\\s*${key}\\s/d' /etc/login.defs
echo '${key} ${value}' >>/etc/login.defs`,
    audit: `[ "$(awk '$1 == "${key}" { value = $2 } END { print value }' /etc/login.defs)" = '${value}' ]`,
  };
}

/** The quality of passwords; has an effect where libpam-pwquality is installed, which reads this file last. */
export function passwordSetting({ key, value, ...control }: Setting): Control {
  const file = '/etc/security/pwquality.conf';
  return {
    ...control,
    apply: `mkdir -p /etc/security
touch ${file}
sed -i -E '/^\\s*${key}\\s*=/d' ${file}
echo '${key} = ${value}' >>${file}`,
    audit: `[ "$(sed -nE 's/^\\s*${key}\\s*=\\s*(\\S+).*/\\1/p' ${file} | tail -n 1)" = '${value}' ]`,
  };
}

/** A parameter of the kernel, from the next start on: systemd-sysctl reads files in the order of their names, and the last one counts. */
export function kernelSetting({ key, value, ...control }: Setting): Control {
  const pattern = key.replaceAll('.', '[./]');
  return {
    ...control,
    apply: `mkdir -p /etc/sysctl.d
sed -i -E 's|^(\\s*-?${pattern}\\s*=)|#\\1|' /etc/sysctl.d/*.conf /etc/sysctl.conf 2>/dev/null || true
echo '${key} = ${value}' >/etc/sysctl.d/99-zz-stig-${key}.conf`,
    audit: `value=$(for file in {/etc,/run,/usr/local/lib,/usr/lib}/sysctl.d/*.conf; do
  [ ! -f "$file" ] || printf '%s\\t%s\\n' "\${file##*/}" "$file"
done | sort -u -s -k1,1 | cut -f 2 | xargs -r -d '\\n' sed -nE 's|^\\s*-?${pattern}\\s*=\\s*(\\S+).*|\\1|p' | tail -n 1)
[ "$value" = '${value}' ]`,
  };
}

/**
 * A setting of the SSH daemon, of one that is installed later too. The daemon keeps to the first value that it reads; it reads the
 * folder first where its own file begins with including it, as Debian's does.
 */
export function sshSetting({ key, value, ...control }: Setting): Control {
  return { ...control, ...sshScripts(key, value) };
}

const isIncluded = `awk '/^\\s*(#|$)/ { next } { found = tolower($1) == "include" && $2 == "/etc/ssh/sshd_config.d/*.conf"; exit }
  END { exit !found }' /etc/ssh/sshd_config`;

/** The scripts of a setting of the SSH daemon, for controls that have more to them. */
export function sshScripts(key: string, value: string): Pick<Control, 'apply' | 'audit'> {
  return {
    apply: `mkdir -p /etc/ssh/sshd_config.d
sed -i -E 's/^(\\s*${key}\\s)/#\\1/I' /etc/ssh/sshd_config.d/*.conf 2>/dev/null || true
echo '${key} ${value}' >/etc/ssh/sshd_config.d/00-stig-${key}.conf
[ ! -f /etc/ssh/sshd_config ] || ${isIncluded} ||
  sed -i '1i Include /etc/ssh/sshd_config.d/*.conf' /etc/ssh/sshd_config`,
    audit: `[ ! -f /etc/ssh/sshd_config ] || ${isIncluded}
files=(/etc/ssh/sshd_config.d/*.conf)
[ ! -f /etc/ssh/sshd_config ] || files+=(/etc/ssh/sshd_config)
[ "$(awk 'tolower($1) == "${key.toLowerCase()}" { print $2; exit }' "\${files[@]}")" = '${value}' ]`,
  };
}
