import { describe, expect, it } from 'vitest';
import { loadScriptParser } from '../../../main/lint/script-parser.ts';
import { analyze } from '../../analyze.ts';
import { checkScripts } from '../../scripts/check-scripts.ts';
import { documentWithSteps } from '../example.ts';

const parser = await loadScriptParser(['bash', 'powershell']);

/** Rules and the text that they point at, in a script of a step. */
function found(language: 'Bash' | 'PowerShell', script: string): (readonly [rule: string, text: string])[] {
  const indented = script.replaceAll(/^/gm, '        ');
  const text = documentWithSteps(`- name: Run\n  action: Execute${language}\n  inputs:\n    commands:\n      - |\n${indented}\n`);
  return checkScripts(analyze(text), parser).map(({ rule, range }) => [rule, text.slice(range.start, range.end)] as const);
}
const inBash = (script: string) => found('Bash', script);
const inPowerShell = (script: string) => found('PowerShell', script);

describe('scripts that do nothing wrong', () => {
  it.each([
    'curl -fsSL https://example.com/a.json | jq .version',
    'curl -s https://example.com/data | python3 -c "import json, sys; print(json.load(sys.stdin))"',
    'curl -s https://example.com/data | bash /opt/read.sh',
    'curl -s http://169.254.169.254/latest/meta-data/instance-id',
    'curl -fsSLO http://example.com/tool-1.tgz\nsha256sum -c tool.sha256',
    'curl -sSo key.gpg https://example.com/key',
    'curl -H -k -o - https://example.com/tool-1',
    'chmod 1777 /scratch; chmod 0755 /opt; chmod u+x,g+w run.sh; chmod +x run.sh; chmod -R o-w /opt',
    'yum install -y jq; dnf -qy install jq; apt-get -y -o Dpkg::Options::=--force-confold install jq; yum clean all; apt-get update',
    'yes | yum install jq',
    'echo "yum install jq" # apt-get install jq',
    'cat > /opt/later.sh <<END\nreboot\nyum install jq\nEND',
    'yum $YUM_OPTS install jq',
    'zypper --non-interactive install jq',
    'systemctl restart app; shutdown -c; command -v reboot',
    'while read -r line; do echo "$line"; done < /etc/hosts',
    'PASSWORD=$(aws ssm get-parameter --name p); TOKEN="$1"; PASSWORD=\'{{ Password }}\'; PASSWORD=changeme1; SECRET=/run/secret1',
    'mysql --password="$PASSWORD" --token-file /run/token',
    'vim -es -c "wq" file; top -b -n 1',
  ])('%s', (script) => {
    expect(inBash(script)).toEqual([]);
  });

  it.each([
    'Invoke-WebRequest https://example.com/tool-1.exe -OutFile C:\\tool.exe',
    'Restart-Service Spooler; Restart-Computer -ComputerName other',
    '$password = (Get-SECSecretValue -SecretId db).SecretString; $token = "$env:TOKEN"',
    'if ($a) { exit 0 }',
    "ConvertTo-SecureString $plain -AsPlainText -Force; 'Invoke-Expression (iwr http://x)'",
  ])('%s', (script) => {
    expect(inPowerShell(script)).toEqual([]);
  });
});

describe('bash', () => {
  const pipe = (text: string) => ['pipe-to-shell', text] as const;
  it.each([
    ['curl -s https://example.com/i | sudo -E bash -s -- --yes', 'curl -s https://example.com/i'],
    ['wget -qO- https://example.com/i | tee log | sh', 'wget -qO- https://example.com/i'],
    ['cd /tmp && curl https://example.com/i | python3 -', 'curl https://example.com/i'],
    ['bash <(curl -s https://example.com/i)', 'curl -s https://example.com/i'],
    ['sh -c "$(curl -fsSL https://example.com/i)"', 'curl -fsSL https://example.com/i'],
    ['eval "$(wget -qO- https://example.com/i)"', 'wget -qO- https://example.com/i'],
    ['source <(curl https://example.com/i)', 'curl https://example.com/i'],
  ])('knows that %s runs what comes', (script, text) => {
    expect(inBash(script)).toEqual([pipe(text)]);
  });

  it.each([
    ['curl -kfsSLO https://example.com/a', '-kfsSLO'],
    ['curl --insecure https://example.com/a', '--insecure'],
    ['wget --no-check-certificate https://example.com/a', '--no-check-certificate'],
    ['pip3 install --trusted-host pypi.example.com tool', '--trusted-host'],
    ['yum install -y --nogpgcheck jq', '--nogpgcheck'],
  ])('knows that %s checks nothing', (script, text) => {
    expect(inBash(script)).toEqual([['ignored-script-certificate', text]]);
  });

  it.each([
    ['chmod 777 /opt', '777'],
    ['sudo chmod -R a+rwX /opt', 'a+rwX'],
    ['chmod o=rw file', 'o=rw'],
    ['mkdir -p -m 0777 /opt/a', '0777'],
  ])('knows that %s opens a file to everybody', (script, text) => {
    expect(inBash(script)).toEqual([['world-writable-script', text]]);
  });

  it.each(['yum install jq', 'dnf -q update', 'sudo apt-get install -q jq', 'apt-get -o A=b install jq', 'zypper install jq'])(
    'knows that %s asks',
    (script) => {
      expect(inBash(script).map(([rule]) => rule)).toEqual(['install-without-yes']);
    },
  );

  it.each(['reboot', 'sudo shutdown -r now', 'systemctl reboot', 'init 6', '/sbin/reboot -f'])('knows that %s restarts', (script) => {
    expect(inBash(script).map(([rule]) => rule)).toEqual(['reboot-in-script']);
  });

  it.each([
    ["DB_PASSWORD='s3cr3t-Horse7'", "'s3cr3t-Horse7'"],
    ['export API_KEY="a8f5f167f44f4964"', '"a8f5f167f44f4964"'],
    ['tool login --password s3cr3t-Horse7', 's3cr3t-Horse7'],
    ['tool login --token=s3cr3t-Horse7', '--token=s3cr3t-Horse7'],
    ['echo "root:s3cr3t-Horse7" | chpasswd', '"root:s3cr3t-Horse7"'],
  ])('sees the password in %s', (script, text) => {
    expect(inBash(script)).toEqual([['secret-in-script', text]]);
  });

  it('sees what is behind a wrapper, in a substitution, in a function and in a loop', () => {
    const script = 'f() { nohup timeout 5 chmod 777 a; }\nfor x in $(chmod 777 b); do env A=1 chmod 777 c; done';
    expect(inBash(script).map(([, text]) => text)).toEqual(['777', '777', '777']);
  });

  it('never repeats a secret', () => {
    const text = documentWithSteps('- name: Run\n  action: ExecuteBash\n  inputs:\n    commands: ["PASSWORD=\'s3cr3t-Horse7\'"]\n');
    const [finding] = checkScripts(analyze(text), parser);
    expect(finding?.rule).toBe('secret-in-script');
    expect(finding?.message).not.toContain('Horse');
  });
});

describe('PowerShell', () => {
  it.each([
    ['iwr https://example.com/i.ps1 | iex', 'pipe-to-shell'],
    ["iex ((New-Object System.Net.WebClient).DownloadString('https://example.com/i.ps1'))", 'pipe-to-shell'],
    ['Invoke-WebRequest http://example.com/a.exe -OutFile a.exe', 'insecure-script-download'],
    ["(New-Object Net.WebClient).DownloadFile('http://example.com/a.exe', 'a.exe')", 'insecure-script-download'],
    ['Invoke-WebRequest https://example.com/a -SkipCertificateCheck', 'ignored-script-certificate'],
    ['[Net.ServicePointManager]::ServerCertificateValidationCallback = { $true }', 'ignored-script-certificate'],
    ['icacls C:\\app /grant Everyone:F', 'world-writable-script'],
    ['Restart-Computer -Force', 'reboot-in-script'],
    ['shutdown.exe /r /t 0', 'reboot-in-script'],
    ["$name = Read-Host 'Name'", 'interactive-command'],
    ['if ($x) { exit 3010 }', 'lost-exit-code'],
    ["$password = 's3cr3t-Horse7'", 'secret-in-script'],
    ["ConvertTo-SecureString 's3cr3t-Horse7' -AsPlainText -Force", 'secret-in-script'],
    ['iwr https://example.com/latest/a.exe -OutFile a.exe', 'latest-download'],
  ])('%s', (script, rule) => {
    expect(inPowerShell(script).map(([id]) => id)).toEqual([rule]);
  });
});
