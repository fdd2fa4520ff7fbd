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
    ['S3Upload', '[{source: /a, destination: "s3://b/c", recurse: true}]'],
    ['SetFileEncoding', '[{path: /a, encoding: UTF-16-le}]'],
    ['SetRegistry', '[{path: "hklm:\\\\A", name: n, value: [a, b], type: MULTI_SZ}]'],
    ['InstallMSI', '{path: "https://example.com/a.msi", properties: {A: b, C: 1}}'],
    ['ExecuteDocument', '{document: a.yaml, parameters: [{name: a, value: b}]}'],
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
    ['WebDownload', '[{source: "s3://b/c", destination: /a}]', 'web-source “"s3://b/c"”'],
    ['WebDownload', '[{source: "http://b/c", destination: /a}]', 'insecure-download “"http://b/c"”'],
    ['WebDownload', '[{source: "https://b/c", destination: /a, algorithm: MD5}]', 'checksum-without-algorithm “algorithm”'],
    ['CreateFolder', '[{path: "C:\\\\a", owner: me}]', 'platform-only-input “owner”'],
    ['DeleteFile', '[{path: /a/*/b}]', 'wildcard-position “/a/*/b”'],
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
