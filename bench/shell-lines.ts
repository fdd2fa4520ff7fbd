import type { Random } from './random.ts';

const PACKAGES = ['nginx', 'docker', 'jq', 'git', 'chrony', 'auditd', 'redis6'] as const;

/** A few lines of shell as they stand in real components; some hold the reference. */
export function shellLines(random: Random, reference: string): readonly string[] {
  const name = random.pick(PACKAGES);
  return random.pick<readonly string[]>([
    [`echo "Installing ${name} ${reference}"`],
    [`dnf install -y ${name} || yum install -y ${name}`],
    [`if ! systemctl is-active --quiet ${name}; then`, `  systemctl enable --now ${name}`, `  echo "started ${name}"`, 'fi'],
    [`for host in $(echo "${reference}" | tr ',' ' '); do`, '  getent hosts "$host" || { echo "no $host" >&2; exit 1; }', 'done'],
    [`cat > /etc/${name}.conf <<'CONF'`, '[main]', 'enabled = true', `path = ${reference}`, '# comment: with a colon', 'CONF'],
    [`curl -fsSL --retry 3 -o /tmp/${name}.tar.gz "https://downloads.example.com/${name}.tar.gz"`],
    [`tar -xzf /tmp/${name}.tar.gz -C "${reference}" --strip-components=1`],
    ["sed -i 's/^#\\?PermitRootLogin.*/PermitRootLogin no/' /etc/ssh/sshd_config"],
    [`# ${name}: see the runbook, section ${random.integer(1, 40)}`],
    [`chown -R root:root /opt/${name} && chmod 0750 /opt/${name}`],
    [`version="$(rpm -q --qf '%{VERSION}' ${name} 2>/dev/null || echo none)"`, '[ "$version" = none ] && exit 1'],
    [`aws s3 cp "s3://${reference}/${name}/config.json" /etc/${name}/config.json --only-show-errors`],
    ['case "$(uname -m)" in', '  x86_64) arch=amd64 ;;', '  aarch64) arch=arm64 ;;', '  *) exit 1 ;;', 'esac'],
    ['', `systemctl restart ${name}`],
    [`test -x /usr/bin/${name} || ln -s /opt/${name}/bin/${name} /usr/bin/${name}`],
  ]);
}
