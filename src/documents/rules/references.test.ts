import { describe, expect, it } from 'vitest';
import { findings } from '../testing/findings.ts';

/** A document with steps of several shapes, and one reference in its last build step and one in its test step. */
const documentWith = (inBuild: string, inTest = 'true') => `schemaVersion: 1.0
parameters:
  - Channel: {type: string, default: stable}
constants:
  - Home: {type: string, value: /opt}
phases:
  - name: build
    steps:
      - name: Count
        action: ExecuteBash
        inputs: {commands: [echo]}
      - name: Fetch
        action: S3Download
        inputs:
          - {source: 's3://bucket/one', destination: /opt/one}
          - {source: 's3://bucket/two', destination: /opt/two}
      - name: Use
        action: ExecuteBash
        inputs:
          commands:
            - |
              ${inBuild}
      - name: Later
        action: ExecuteBash
        inputs: {commands: [echo]}
  - name: validate
    steps:
      - name: Count
        action: ExecuteBash
        inputs: {commands: [echo]}
  - name: test
    steps:
      - name: Check
        action: ExecuteBash
        inputs:
          commands: ["${inTest}"]
`;

const findingsOf = (inBuild: string, inTest?: string) =>
  findings(documentWith(inBuild, inTest)).filter((found) => !found.startsWith('unused-declaration'));

describe('references', () => {
  it.each([
    '{{ Channel }}',
    '{{Home}}/bin',
    '{{ build.Count.outputs.stdout }}',
    '{{ build.Fetch.inputs[0].source }} {{ build.Fetch.inputs[1].destination }}',
    '{{ build.Count.inputs.commands }}',
    '{{ context:osPlatform }}',
    '{{ env:ProgramFiles(x86) }}',
    '{{ aws:imds:placement/region }}',
    '{{ aws:ssm:/app/token }}',
    '{{ aws:ssm:/app/token:3 }}',
    '{{ aws:ssm:/aws/reference/secretsmanager/db+user@host }}',
    '{{ aws:ssm:arn:aws:ssm:eu-west-1:123456789012:parameter/app/token }}',
    'echo "{{ .Names }" {{',
    '{{ aws:ssm:resolve(Channel) }}',
    '{{ aws:ssm:resolve(aws:ssm:/name/of/parameter) }}',
    'awk \'{ print $1 }\' <<< "$x" }}',
  ])('%s is right', (text) => {
    expect(findingsOf(text)).toEqual([]);
  });

  it.each([
    ['{{ Chanel }}', 'undefined-parameter'],
    ['{{ build.Count.outputs[0].stdout }}', 'indexed-output'],
    ['{{ aws:imds:/placement/region }}', 'metadata-path'],
    ['{{ aws:imds:http://169.254.169.254/latest/meta-data/mac }}', 'metadata-path'],
    ['{{ aws:ssm:/app/my token }}', 'parameter-store-name'],
    ['{{ aws:ssm:resolve(aws:ssm:/a }}', 'parameter-store-name'],
    ['{{ channel }}', 'undefined-parameter'],
    ['{{ aws:ssm:resolve(Chanel) }}', 'undefined-parameter'],
    ['{{ install.Count.outputs.stdout }}', 'undefined-phase'],
    ['{{ build.count.outputs.stdout }}', 'undefined-step'],
    ['{{ build.Count.outputs.stderr }}', 'undefined-output'],
    ['{{ build.Fetch.outputs.destination }}', 'undefined-output'],
    ['{{ build.Count.inputs.command }}', 'undefined-input'],
    ['{{ build.Count.inputs[0].commands }}', 'input-index'],
    ['{{ build.Fetch.inputs.destination }}', 'input-index'],
    ['{{ build.Fetch.inputs[2].destination }}', 'input-index'],
    ['{{ build.Use.outputs.stdout }}', 'forward-reference'],
    ['{{ build.Later.outputs.stdout }}', 'forward-reference'],
    ['{{ validate.Count.outputs.stdout }}', 'forward-reference'],
    ['{{ build.Count.stdout }}', 'malformed-reference'],
    ['{{ .Names }}', 'malformed-reference'],
    ['{{ }}', 'malformed-reference'],
    ['{{ aws:imds:iam/info }}', 'denied-metadata'],
    ['{{ aws:imds:/identity-credentials/ec2/info }}', 'denied-metadata'],
    ['{{ context:platform }}', 'unknown-context-key'],
    ['{{ loop.value }}', 'loop-reference'],
    ['{{ round.index }}', 'loop-reference'],
  ])('%s is a finding of %s, with its braces', (text, rule) => {
    expect(findingsOf(`echo ${text} done`)).toEqual([`${rule} “${text}”`]);
  });

  it('do not cross from the test stage into the build stage', () => {
    expect(findingsOf('true', '{{ build.Count.outputs.stdout }}')).toEqual(['crosses-stages “{{ build.Count.outputs.stdout }}”']);
    expect(findingsOf('true', '{{ validate.Count.outputs.stdout }}')).toEqual(['crosses-stages “{{ validate.Count.outputs.stdout }}”']);
    expect(findingsOf('true', '{{ Channel }}')).toEqual([]);
  });

  it('of a loop are found outside its inputs and under another name only', () => {
    const looping = (value: string) => `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Round
        action: ExecuteBash
        loop: {name: round, forEach: [a, b]}
        inputs: {commands: ["echo ${value}"]}
`;
    expect(findings(looping('{{ loop.value }} {{ round.index }}'))).toEqual([]);
    expect(findings(looping('{{ other.value }}'))).toEqual(['loop-reference “{{ other.value }}”']);
  });

  it('work in the items of a loop and in what a condition compares, and nowhere else', () => {
    const document = `schemaVersion: 1.0
parameters:
  - Names: {type: string, default: 'a,b'}
phases:
  - name: build
    steps:
      - name: Round
        action: ExecuteBash
        timeoutSeconds: '{{ Names }}'
        if: {stringEquals: a, value: '{{ Names }}'}
        loop: {forEach: {list: '{{ Names }}', delimiter: ','}}
        inputs: {commands: ['echo']}
`;
    expect(findings(document)).toEqual(["invalid-timeout “'{{ Names }}'”", 'misplaced-reference “{{ Names }}”']);
  });

  it('do not reach from the host of a container into the container', () => {
    const document = `schemaVersion: 1.0
phases:
  - name: test
    steps:
      - name: Inside
        action: ExecuteBash
        inputs: {commands: [hostname]}
  - name: container-host-test
    steps:
      - name: Outside
        action: ExecuteBash
        inputs: {commands: ['echo {{ test.Inside.outputs.stdout }}']}
`;
    expect(findings(document)).toEqual(['crosses-stages “{{ test.Inside.outputs.stdout }}”']);
  });

  it.each(['{{ env:HOME }', '{{ build.Count.outputs.stdout', '{{context:region }'])('%s is not closed', (text) => {
    expect(findingsOf(`echo ${text}`)).toEqual([`unclosed-reference “${text.replace(/^\{+ ?| ?\}*$/g, '')}”`]);
  });

  it('do not stand inside one another', () => {
    expect(findingsOf('echo {{ env:NAME_{{ Channel }} }}')).toEqual(['nested-reference “{{ Channel }}”']);
    expect(findingsOf('echo {{ build.Fetch.inputs[{{ Channel }}].source }}')).toEqual(['nested-reference “{{ Channel }}”']);
    expect(findingsOf('echo {{ Channel }} }} {{ Home }} {{{{ Home }}}}')).toEqual([]);
  });

  it.each(['{{ Channel }}', '{{ env:HOME }}/bin', '{{context:region}}'])('a constant cannot be made of %s', (value) => {
    const text = `schemaVersion: 1.0
constants:
  - Home: {type: string, value: '${value}'}
phases:
  - name: build
    steps:
      - name: Use
        action: ExecuteBash
        inputs: {commands: ['{{ Home }}']}
`;
    expect(findings(text)).toEqual([`reference-in-declaration “'${value}'”`]);
  });
});
