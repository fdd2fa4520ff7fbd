import { describe, expect, it } from 'vitest';
import { findings } from '../testing/findings.ts';

const withStep = (action: string, inputs: string) => `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Work
        action: ${action}
        inputs: ${inputs}
`;

describe('inputs', () => {
  it.each([
    ['ExecuteBash', '{commands: [echo, 5, true]}'],
    ['ExecutePowerShell', '{file: "C:\\\\a.ps1"}'],
    ['CreateFile', '[{path: /a, content: 5, permissions: 0755, overwrite: "true"}]'],
    ['S3Upload', '[{source: /a, destination: "s3://bucket/c", recurse: true}]'],
    ['SetFileEncoding', '[{path: /a, encoding: UTF-16-le}]'],
    ['SetRegistry', '[{path: "hklm:\\\\A", name: n, value: [a, b], type: MULTI_SZ}]'],
    ['InstallMSI', '{path: "https://example.com/a.msi", properties: {A: b, C: 1}}'],
    ['ExecuteDocument', '{document: a.yaml, parameters: [{name: a, value: b}]}'],
    ['ExecuteDocument', '{document: "arn:aws-cn:imagebuilder:cn-north-1:aws:component/a/x.x.x", phases: "build, test"}'],
    ['ExecuteDocument', '{document: "{{ env:DOCUMENT }}", document-s3-bucket-owner: "123456789012"}'],
    ['InstallMSI', '{path: "s3://bucket/a.msi", logOptions: "*VX!", properties: {REBOOT: Force, INSTALLDIR: "C:\\\\A B"}}'],
    ['SetRegistry', '[{path: "HKLM:", name: "", value: "", type: SZ}, {path: "HKLM:", name: n, value: "0xFF", type: DWORD}]'],
    ['SetRegistry', '[{path: "HKLM:", name: n, value: -1, type: DWORD}, {path: "HKLM:", name: n, value: "{{ env:X }}", type: QWORD}]'],
    ['CopyFile', '[{source: /a/*, destination: "{{ env:TARGET }}"}, {source: "C:\\\\a\\\\*", destination: "D:\\\\"}]'],
    ['S3Download', '[{source: "s3://arn:aws:s3:eu-west-1:123456789012:accesspoint/ap/a", destination: /a}]'],
    ['S3Download', '[{source: "s3://{{ env:BUCKET }}/a/*", destination: /a}]'],
    ['ExecuteBinary', '{path: "C:\\\\Program Files\\\\a-b.exe", arguments: [/i, "two words", "--message=two words", "-x", "{{ env:A }}"]}'],
    ['CreateFolder', "[{path: '{{ env:ProgramData }}\\\\a'}, {path: '/opt/a~b/100%/c%d'}]"],
    ['DeleteFile', "[{path: '/a/*.log'}]"],
    ['S3Upload', "[{source: '/a/*', destination: 's3://bucket/a/'}]"],
    ['WebDownload', '[{source: "https://{{ env:HOST }}/a?b=c%20d", destination: /a}]'],
    ['Assert', '{patternMatches: "/etc/.*/a", value: "{{ env:A }}"}'],
    ['Assert', '{patternMatches: ^/var/log/$, value: "{{ env:A }}"}'],
    ['Assert', '{binaryExists: docker-compose}'],
    ['UpdateOS', '{include: [a]}'],
    ['UpdateOS', '[]'],
    ['UpdateOS', '{}'],
    ['Reboot', ''],
    ['WebDownload', '[{source: "{{ env:URL }}", destination: /a}]'],
  ])('%s takes %s', (action, inputs) => {
    expect(findings(withStep(action, inputs))).toEqual([]);
  });

  it.each([
    ['ExecuteBash', '[{commands: [a]}]', 'inputs-shape “inputs”'],
    ['ExecuteBash', 'echo', 'inputs-shape “inputs”'],
    ['CreateFile', '{path: /a}', 'inputs-shape “inputs”'],
    ['CreateFile', '[/a, {path: /b}]', 'inputs-shape “/a”'],
    ['CreateFile', '', 'missing-inputs “inputs”'],
    ['CreateFile', '[]', 'missing-inputs “inputs”'],
    ['ExecuteBash', '{}', 'missing-inputs “inputs”'],
    ['CopyFile', '[{source: /a}, {source: /a, destination: /b}]', 'missing-input “source”'],
    ['CopyFile', '[{source: /a, destination: }]', 'missing-input “destination”'],
    ['ExecuteBinary', '{path: /a, args: [b]}', 'unknown-input “args”'],
    ['ExecuteBash', '{command: [echo]}', 'missing-input “command”', 'unknown-input “command”'],
    ['ExecuteBash', '{commands: echo}', 'input-type “echo”'],
    ['ExecuteBash', '{commands: {a: b}}', 'input-type “{a: b}”'],
    ['ExecuteBash', '{commands: [{a: b}, [c]]}', 'input-type “{a: b}”', 'input-type “[c]”'],
    ['CreateFile', '[{path: [a]}]', 'input-type “[a]”'],
    ['CreateFile', '[{path: /a, overwrite: maybe}]', 'input-type “maybe”'],
    ['Reboot', '{delaySeconds: soon}', 'input-type “soon”'],
    ['InstallMSI', '{path: "C:\\\\a.msi", properties: [A=b]}', 'input-type “[A=b]”'],
    ['ExecuteDocument', '{document: a.yaml, parameters: [{a: b}]}', 'input-type “{a: b}”'],
    ['SetFileEncoding', '[{path: /a, encoding: latin1}]', 'input-value “latin1”'],
    ['InstallMSI', '{path: "C:\\\\a.msi", reboot: never}', 'input-value “never”'],
    ['InstallMSI', '{path: "C:\\\\a.msi", reboot: force}', 'input-value-case “force”'],
    ['ExecutePowerShell', '{commands: [a], file: a.ps1}', 'exactly-one-input “file”'],
    ['ExecutePowerShell', '{cmd: a}', 'exactly-one-input “cmd”', 'unknown-input “cmd”'],
    ['ExecutePowerShell', '{file: a.sh}', 'powershell-file “a.sh”'],
    ['SetRegistry', '[{path: "SOFTWARE", name: n, value: 1, type: DWORD}]', 'registry-path “"SOFTWARE"”'],
    ['S3Download', '[{source: "https://b/c", destination: /a}]', 's3-location “"https://b/c"”'],
    ['S3Download', '[{source: "s3://bucket", destination: /a}]', 's3-location “"s3://bucket"”'],
    ['WebDownload', '[{source: "s3://bucket/c", destination: /a}]', 'web-source “"s3://bucket/c"”'],
    ['WebDownload', '[{source: "http://b/c", destination: /a}]', 'insecure-download “"http://b/c"”'],
    ['WebDownload', '[{source: "https://b/c", destination: /a, algorithm: MD5}]', 'checksum-without-algorithm “algorithm”'],
    ['CreateFolder', '[{path: "C:\\\\a", owner: me}]', 'platform-only-input “owner”'],
    ['DeleteFile', '[{path: /a/*/b}]', 'wildcard-position “/a/*/b”'],
    ['CopyFile', '[{source: "https://example.com/a", destination: /a}]', 'unreadable-location “"https://example.com/a"”'],
    ['ReadFile', '[{path: "s3://bucket/a"}]', 'unreadable-location “"s3://bucket/a"”'],
    ['ExecuteDocument', '{document: "https://example.com/a.yaml"}', 'unreadable-location “"https://example.com/a.yaml"”'],
    ['InstallMSI', '{path: "ftp://example.com/a.msi"}', 'unreadable-location “"ftp://example.com/a.msi"”'],
    ['InstallMSI', '{path: "C:\\\\a.msi", logOptions: /qn}', 'msi-log-options “/qn”'],
    ['UninstallMSI', '{path: "C:\\\\a.msi", properties: {reinstall: All}}', 'denied-msi-property “reinstall”'],
    [
      'ExecuteDocument',
      '{document: "arn:aws:imagebuilder:eu-west-1:1:component/a/1.0.0"}',
      'invalid-component-arn “"arn:aws:imagebuilder:eu-west-1:1:component/a/1.0.0"”',
    ],
    ['ExecuteDocument', '{document: a.yaml, phases: "build,"}', 'nested-phases “"build,"”'],
    ['ExecuteDocument', '{document: a.yaml, parameters: [{name: a, value: b, default: c}]}', 'nested-parameters “default”'],
    ['ExecuteDocument', '{document: a.yaml, parameters: [{name: a, value: [b]}]}', 'input-type “[b]”'],
    ['SetRegistry', '[{path: "HKLM:", name: n, value: 4294967296, type: DWORD}]', 'registry-value “4294967296”'],
    ['SetRegistry', '[{path: "HKLM:", name: n, value: [a], type: SZ}]', 'registry-value “[a]”'],
    ['Reboot', '{delaySeconds: -5}', 'negative-delay “-5”'],
    ['MoveFile', '[{source: /a/*, destination: /b}]', 'wildcard-destination “/b”'],
    ['S3Download', '[{source: "s3://bucket/a*", destination: /a}]', 's3-location “"s3://bucket/a*"”'],
    ['S3Download', '[{source: "s3://bucket/a/", destination: /a}]', 's3-location “"s3://bucket/a/"”'],
    ['S3Upload', '[{source: /a, destination: "s3://My_Bucket/a"}]', 's3-bucket-name “"s3://My_Bucket/a"”'],
    ['AppendFile', '[{path: "", content: a}]', 'missing-input “path”'],
    ['ExecuteBash', '{commands: [""]}', 'empty-commands “commands”'],
    ['WebDownload', '[{source: "https://example.com/a b", destination: /a}]', 'web-source “"https://example.com/a b"”'],
    ['WebDownload', '[{source: "https:///a", destination: /a}]', 'web-source “"https:///a"”'],
    ['CreateFile', '[{path: ~/a}]', 'unexpanded-path “~/a”'],
    ['CreateFolder', '[{path: $HOME/a}]', 'unexpanded-path “$HOME/a”'],
    ['CreateFolder', "[{path: '%ProgramFiles(x86)%\\\\a'}]", "unexpanded-path “'%ProgramFiles(x86)%\\\\a'”"],
    ['CopyFile', "[{source: '$env:TEMP\\\\a', destination: /a}]", "unexpanded-path “'$env:TEMP\\\\a'”"],
    ['ListFiles', "[{path: '/a/*.log'}]", "unmatched-wildcard “'/a/*.log'”"],
    ['CopyFile', "[{source: '/a/*', destination: '/b*/'}]", "unmatched-wildcard “'/b*/'”"],
    ['ExecuteBinary', '{path: /usr/bin/rpm -i a}', 'arguments-in-one “/usr/bin/rpm -i a”'],
    ['ExecuteBinary', '{path: /usr/bin/rpm, arguments: [--install a]}', 'arguments-in-one “--install a”'],
    ['SetFolderPermissions', "[{path: 'C:/a', permissions: '0755'}]", "windows-path “'C:/a'”"],
    ['Assert', '{fileExists: ""}', 'probe-operand “""”'],
    ['Assert', "{folderExists: '/a/*'}", "probe-operand “'/a/*'”"],
    ['Assert', '{fileExists: "https://example.com"}', 'probe-operand “"https://example.com"”'],
    ['Assert', '{binaryExists: jq --version}', 'probe-operand “jq --version”'],
    ['Assert', '{fileExists: ~/a}', 'unexpanded-path “~/a”'],
    ['Assert', '{patternMatches: "/^a$/", value: "{{ env:A }}"}', 'pattern-slashes “"/^a$/"”'],
    ['Unknown', '{}', 'unknown-action “Unknown”'],
  ])('%s does not take %s', (action, inputs, ...found) => {
    expect(findings(withStep(action, inputs))).toEqual(found);
  });

  it('of ExecuteDocument leave no room for a time-out or a retry', () => {
    const text = withStep('ExecuteDocument', '{document: a.yaml}\n        timeoutSeconds: 0\n        maxAttempts: 2');
    expect(findings(text)).toEqual(['execute-document-limits “0”', 'execute-document-limits “2”']);
  });

  it.each(['0', '-2', '1.5', 'soon', '[1]'])('a time-out cannot be %s', (value) => {
    expect(findings(withStep('ExecuteBash', `{commands: [a]}\n        timeoutSeconds: ${value}`))).toEqual([`invalid-timeout “${value}”`]);
  });

  it.each(['-1', '1', '7200', '"60"'])('a time-out can be %s', (value) => {
    expect(findings(withStep('ExecuteBash', `{commands: [a]}\n        timeoutSeconds: ${value}`))).toEqual([]);
  });
});
