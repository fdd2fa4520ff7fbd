import { describe, expect, it } from 'vitest';
import { buildWorkflow } from '../../testing/build-workflow.ts';
import { findings } from '../../testing/findings.ts';

/** The findings of the realistic workflow when a piece of it is replaced. */
function changed(piece: string, other: string): string[] {
  expect(buildWorkflow).toContain(piece);
  return findings(buildWorkflow.replace(piece, () => other));
}

const inventory =
  "value: '$.imagebuilder.collectImageMetadata'\n    inputs:\n      instanceId.$: $.stepOutputs.LaunchBuildInstance.instanceId";
const isAmi = "        - stringEquals: 'AMI'\n          value: '$.imagebuilder.imageType'";

it('finds nothing in a realistic workflow', () => {
  expect(findings(buildWorkflow)).toEqual([]);
});

it('finds the same in JSON', () => {
  const text =
    '{"schemaVersion": "1.0", "steps": [{"name": "Ask", "action": "WaitForAction", "inputs": {"snsTopicArn.$": "$.parameters.X"}}]}';
  expect(findings(text)).toEqual(['workflow-undefined-parameter “X”']);
});

it.each([
  ['schemaVersion: 1.0', "schemaVersion: '1'"],
  ['schemaVersion: 1.0', 'schemaVersion: 1.1', 'workflow-unsupported-schema-version “1.1”'],
  ['description: Builds', 'constants: []\ndescription: Builds', 'workflow-unknown-key “constants”'],
  ['outputs:', 'output:', 'workflow-unknown-key “output”'],
  ['    timeoutSeconds: 3600\n    inputs:\n      waitFor', '    loop: {}\n    inputs:\n      waitFor', 'workflow-unknown-key “loop”'],
  ['      backoffSeconds', '      backofSeconds', 'workflow-unknown-key “backofSeconds”'],
  ['  - name: ImageId\n    value', '  - value', 'workflow-missing-name “value”'],
  ['- name: Registered', '- name: ImageId', 'workflow-duplicate-name “ImageId”'],
  ['- name: Certify', '- name: Certify-it', 'workflow-doubtful-name “Certify-it”'],
  ['- name: Certify', '- name: 1_Certify', 'workflow-doubtful-name “1_Certify”'],
  ['- name: Certify', '- name: Certify it', 'workflow-invalid-name “Certify it”'],
  ['type: boolean', 'type: bool', 'workflow-parameter-type “bool”'],
  ['    type: stringList\n', '', 'workflow-missing-parameter-type “name”', 'workflow-path-type “$.parameters.instanceTypes”'],
  ['default: false', 'default: none', 'workflow-parameter-default “none”'],
  ['default: none', 'default: $.imagebuilder.imageName', 'workflow-parameter-default “$.imagebuilder.imageName”'],
])('the structure of a workflow: %j changed to %j', (piece, other, ...found) => {
  expect(changed(piece, other)).toEqual(found);
});

it.each([
  ['action: RunCommand', 'action: ExecuteBash', 'workflow-unknown-action “ExecuteBash”'],
  ['waitFor: ssmAgent', 'waitFor: SsmAgent', 'workflow-input-value “SsmAgent”'],
  ['waitFor: ssmAgent', 'waitFor:', 'workflow-missing-input “waitFor”'],
  ['waitForTermination: false', 'waitForTermination: maybe', 'workflow-input-type “maybe”'],
  ['waitForTermination: false', 'waitForTermination.$: $.parameters.certify'],
  ['documentName:', 'documentNam:', 'workflow-missing-input “instanceId.$”', 'workflow-unknown-input “documentNam”'],
  ['stateMachineArn: arn:aws:states:us-west-2:111122223333:stateMachine:', 'stateMachineArn: ', 'workflow-input-value “Certify”'],
  ['VolumeSize: 100', 'VolumeSiz: 100', 'workflow-unknown-input “VolumeSiz”'],
  ['VolumeSize: 100', 'Zone: a'],
  ['bootMode: uefi', 'bootMode: bios', 'workflow-input-value “bios”'],
  ['architecture: x86_64', 'architecture: [x86_64]', 'workflow-input-type “[x86_64]”'],
  ['action: SanitizeInstance', 'action: CollectImageScanFindings', 'workflow-metadata-stage “CollectImageMetadata”'],
  ['action: SanitizeInstance', 'action: DistributeContainerImage', 'workflow-mixed-stages “DistributeContainerImage”'],
])('the actions of a workflow: %j changed to %j', (piece, other, ...found) => {
  expect(changed(piece, other)).toEqual(found);
});

const distributing = (item: string) => `schemaVersion: 1.0
steps:
  - name: Distribute
    action: DistributeImage
    inputs:
      distributions:
        - region: eu-west-1
          ${item}
  - name: Share
    action: ModifyImageAttributes
    inputs:
      distributedImages.$: $.stepOutputs.Distribute.distributedImages
      attributes:
        - region: eu-west-1
          launchPermission:
            userIds: ['012345678901']
            userGroups: [all]
            organizationArns: ['arn:aws:organizations::123456789012:organization/o-a']
`;

it.each([
  ["targetAccountIds: ['123456789012', '{{ $.imagebuilder.imageName }}']"],
  ["targetAccountIds: ['1234']", "workflow-input-value “'1234'”"],
  ['amiTags: [a]', 'workflow-input-type “[a]”'],
])('what a list of a step holds: %s', (item, ...found) => {
  expect(findings(distributing(item))).toEqual(found);
});

it.each([
  ['userGroups: [all]', 'userGroups: [everyone]', 'workflow-input-value “everyone”'],
  ["['012345678901']", '[all]', 'workflow-input-value “all”'],
  ['organization/o-a', 'ou/o-a', "workflow-input-value “'arn:aws:organizations::123456789012:ou/o-a'”"],
])('who may launch an image: %s changed to %s', (piece, other, found) => {
  expect(findings(distributing('name: a').replace(piece, other))).toEqual([found]);
});

it('says where a payload is no JSON', () => {
  expect(changed('["cve", "benchmark"]', '["cve", "benchmark",]').map((found) => found.split(' ')[0])).toEqual(['workflow-invalid-json']);
});

describe('paths in a workflow', () => {
  it.each([
    ['snsTopicArn.$: $.parameters', 'snsTopicArn: $.parameters', 'workflow-missing-path-suffix “snsTopicArn”'],
    ['waitForTermination: false', 'waitForTermination.$: false', 'workflow-needless-path-suffix “waitForTermination.$”'],
    [
      'snsTopicArn.$: $.parameters.snsTopicArn',
      "snsTopicArn.$: '{{ $.parameters.snsTopicArn }}'",
      "workflow-needless-path-suffix “'{{ $.parameters.snsTopicArn }}'”",
    ],
    ['value: $.imagebuilder.platform', 'value.$: $.imagebuilder.platform', 'workflow-needless-path-suffix “value.$”'],
    ['rollbackEnabled: $', 'rollbackEnabled.$: $', 'workflow-needless-path-suffix “rollbackEnabled.$”'],
    ['value: $.stepOutputs.Create', 'value.$: $.stepOutputs.Create', 'workflow-needless-path-suffix “value.$”'],
    [
      'instanceTypesOverride.$: $.parameters.instanceTypes',
      'instanceTypesOverride.$: [$.parameters.snsTopicArn, $.parameters.instanceTypes]',
    ],
    [
      '{{ $.stepOutputs.CreateOutputAMI.imageId }}',
      '$.stepOutputs.CreateOutputAMI.imageId',
      'workflow-path-without-braces “$.stepOutputs.CreateOutputAMI.imageId”',
    ],
    ['value: $.imagebuilder.platform', 'value: $imagebuilder.platform', 'workflow-malformed-path “$imagebuilder.platform”'],
    ['value: $.imagebuilder.platform', 'value: $["imagebuilder"]["platform"]', 'workflow-malformed-path “["imagebuilder"]["platform"]”'],
    ['value: $.imagebuilder.platform', 'value: $.imageBuilder.platform', 'workflow-malformed-path “imageBuilder”'],
    ['{{ $.imagebuilder.imageName }}', '{{ $.imagebuilder }}', 'workflow-malformed-path “$.imagebuilder”'],
    ['{{ $.imagebuilder.imageName }}', '{{ $.imagebuilder.imageNam }}', 'workflow-unknown-variable “imageNam”'],
    ['{{ $.imagebuilder.imageName }}', '{{ $.imagebuilder.dateTime }}'],
    ['{{ $.imagebuilder.imageName }}', '{{imagebuilder:buildVersion}}'],
    ['{{ $.imagebuilder.imageName }}', '{{ $.workflowOutputs.Anything }}'],
    [
      'value: $.parameters.attempts',
      'value: $.parameters.attempt',
      'workflow-unused-parameter “attempts”',
      'workflow-undefined-parameter “attempt”',
    ],
    ['{{ $.imagebuilder.imageName }}', '{{ $.parameters.attempts.first }}', 'workflow-undefined-part “first”'],
    ['{{ $.imagebuilder.imageName }}', '{{ $.parameters.snsTopicArn.first }}'],
    ['{{ $.imagebuilder.imageName }}', '{{ $.imagebuilder.s3Logs.bucket }}'],
    [
      'value: $.stepOutputs.CreateOutputAMI.imageId',
      'value: $.workflowOutputs.CreateOutputAMI.imageId',
      'workflow-malformed-path “workflowOutputs”',
    ],
    ['MakeSnapshot.output[0]', 'MakeSnapshots.output[0]', 'workflow-undefined-step “MakeSnapshots”'],
    ['MakeSnapshot.output[0]', 'MakeSnapshot.outputs[0]', 'workflow-undefined-output “outputs”'],
    ['{{ $.imagebuilder.imageName }}', '{{ $.stepOutputs.CreateOutputAMI.imageId }}', 'workflow-forward-reference “CreateOutputAMI”'],
    ['instanceTypesOverride.$: $.parameters.instanceTypes', 'instanceTypesOverride: []', 'workflow-unused-parameter “instanceTypes”'],
    [
      'rollbackEnabled: $.parameters.certify',
      'rollbackEnabled: $.parameters.attempts',
      'workflow-invalid-rollback “$.parameters.attempts”',
    ],
    [inventory, inventory.replace('$.stepOutputs.LaunchBuildInstance.instanceId', '$.imagebuilder.imageId')],
    [
      inventory,
      inventory.replace('$.stepOutputs.LaunchBuildInstance.instanceId', '$.parameters.snsTopicArn'),
      'workflow-foreign-instance “$.parameters.snsTopicArn”',
    ],
    [
      inventory,
      inventory.replace('LaunchBuildInstance.instanceId', 'ApplyBuildComponents.status'),
      'workflow-not-an-instance “$.stepOutputs.ApplyBuildComponents.status”',
    ],
  ])('%j changed to %j', (piece, other, ...found) => {
    expect(changed(piece, other)).toEqual(found);
  });

  it('inside braces that nobody quoted are no paths', () => {
    const found = findings(buildWorkflow.replace('documentName: AWS-RunShellScript', 'documentName: {{ $.parameters.snsTopicArn }}'));
    expect(found).toEqual(['unquoted-reference “{{ $.parameters.snsTopicArn }}”']);
  });

  it('that end an instance are followed to its launch', () => {
    const moved = buildWorkflow.replace('action: SanitizeInstance\n    if:\n', 'action: TerminateInstance\n    if:\n');
    expect(findings(moved, 'workflow-terminated-instance')).toEqual([]);
    const condition = /action: TerminateInstance\n {4}if:[\s\S]*?inputs:/;
    const always = moved.replace(condition, 'action: TerminateInstance\n    inputs:');
    expect(findings(always, 'workflow-terminated-instance')).toHaveLength(3);
  });
});

describe('the flow of a workflow', () => {
  it.each([
    [
      'timeoutSeconds: 3600\n    inputs:\n      waitFor',
      'timeoutSeconds: 43201\n    inputs:\n      waitFor',
      'workflow-invalid-timeout “43201”',
    ],
    ['timeoutSeconds: 3600\n    inputs:\n      waitFor', 'timeoutSeconds: -1\n    inputs:\n      waitFor', 'workflow-invalid-timeout “-1”'],
    ['waitSeconds: 30', 'waitSeconds: 43200', 'workflow-invalid-wait “43200”'],
    ['maxAttempts: 3', 'maxAttempts: 0', 'workflow-invalid-retry “0”'],
    ['      maxAttempts: 3\n', '', 'workflow-invalid-retry “backoffSeconds”'],
    ['onFailure: Continue', 'onFailure: continue', 'workflow-invalid-on-failure “continue”'],
    ['onFailure: Continue', 'onFailure: CONTINUE', 'workflow-invalid-on-failure “CONTINUE”'],
    ['numberGreaterThan: 1', 'numberGreater: 1', 'workflow-condition-operator “numberGreater”'],
    [
      'booleanEquals: false\n            value: $.parameters.certify',
      'booleanEquals: false\n            value: $.parameters.attempts',
      'workflow-compared-type “booleanEquals”',
    ],
    ['value: $.imagebuilder.platform', 'value: $.parameters.instanceTypes', 'workflow-compared-type “stringEquals”'],
    ['numberGreaterThan: 1', "numberGreaterThan: '1.'", "workflow-condition-operand “'1.'”"],
    ['numberGreaterThan: 1', "numberGreaterThan: '-1.5'"],
    [isAmi, "        - stringEquals: 'AMI'", 'workflow-condition-operand “stringEquals”'],
    [isAmi, "        - value: '$.imagebuilder.imageType'", 'workflow-condition-operator “value”'],
    [
      isAmi,
      "        - stringEquals: Docker\n          booleanEquals: true\n          value: '$.imagebuilder.imageType'",
      'workflow-condition-operator “booleanEquals”',
    ],
    [isAmi, '        - and', 'workflow-condition-list “and”'],
    ['stringEquals: Windows', 'stringEquals: macOS', 'workflow-never-equal “macOS”'],
    ['stringEquals: Windows', 'stringEquals: Unix', 'workflow-never-equal “Unix”'],
  ])('%j changed to %j', (piece, other, ...found) => {
    expect(changed(piece, other)).toEqual(found);
  });
});
