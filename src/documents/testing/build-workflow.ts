/** A build workflow as people write them: parameters, conditions, retries, payloads, outputs. Our own text, without any fault. */
export const buildWorkflow = `name: build-image
description: Builds an AMI, asks for approval, certifies it
schemaVersion: 1.0

parameters:
  - name: snsTopicArn
    type: string
    default: none
    description: Who is told that approval is wanted
  - name: certify
    type: boolean
    default: false
  - name: instanceTypes
    type: stringList
  - name: attempts
    type: integer
    default: 2

steps:
  - name: LaunchBuildInstance
    action: LaunchInstance
    onFailure: Abort
    timeoutSeconds: 3600
    inputs:
      waitFor: ssmAgent
      healthCheck: RUNNING
      instanceTypesOverride.$: $.parameters.instanceTypes
    retry:
      maxAttempts: 3
      backoffSeconds: 60
  - name: BootstrapBuildInstance
    action: BootstrapInstanceForContainer
    if:
      stringEquals: DOCKER
      value: $.imagebuilder.imageType
    inputs:
      instanceId.$: $.stepOutputs.LaunchBuildInstance.instanceId
  - name: ApplyBuildComponents
    action: ExecuteComponents
    onFailure: Abort
    rollbackEnabled: $.parameters.certify
    inputs:
      instanceId.$: "$.stepOutputs.LaunchBuildInstance.instanceId"
  - name: InventoryCollection
    action: CollectImageMetadata
    if:
      and:
        - stringEquals: 'AMI'
          value: '$.imagebuilder.imageType'
        - booleanEquals: true
          value: '$.imagebuilder.collectImageMetadata'
    inputs:
      instanceId.$: $.stepOutputs.LaunchBuildInstance.instanceId
  - name: RunSanitizeScript
    action: SanitizeInstance
    if:
      and:
        - stringEquals: AMI
          value: $.imagebuilder.imageType
        - not:
            stringEquals: Windows
            value: $.imagebuilder.platform
    inputs:
      instanceId.$: $.stepOutputs.LaunchBuildInstance.instanceId
  - name: MakeSnapshot
    action: RunCommand
    waitSeconds: 30
    if:
      numberGreaterThan: 1
      value: $.parameters.attempts
    inputs:
      instanceId.$: $.stepOutputs.LaunchBuildInstance.instanceId
      documentName: AWS-RunShellScript
      parameters:
        commands:
          - aws ec2 create-snapshot --volume-id vol-1 --query SnapshotId --output text
          - 'echo {{ $.imagebuilder.imageName }}'
  - name: RegisterIt
    action: RegisterImage
    if:
      - not:
          - booleanEquals: false
            value: $.parameters.certify
    inputs:
      architecture: x86_64
      bootMode: uefi
      blockDeviceMapping:
        - DeviceName: /dev/sda1
          Ebs:
            SnapshotId.$: $.stepOutputs.MakeSnapshot.output[0]
            VolumeSize: 100
      includeSnapshotTags: true
  - name: CreateOutputAMI
    action: CreateImage
    inputs:
      instanceId.$: $.stepOutputs.LaunchBuildInstance.instanceId
  - name: Certify
    action: ExecuteStateMachine
    timeoutSeconds: 3600
    inputs:
      stateMachineArn: arn:aws:states:us-west-2:111122223333:stateMachine:Certify
      input: |
        {
          "imageId": "{{ $.stepOutputs.CreateOutputAMI.imageId }}",
          "build": {{ $.imagebuilder.imageBuildNumber }},
          "scans": ["cve", "benchmark"]
        }
  - name: WaitForApproval
    action: WaitForAction
    onFailure: Abort
    inputs:
      snsTopicArn.$: $.parameters.snsTopicArn
  - name: TerminateBuildInstance
    action: TerminateInstance
    onFailure: Continue
    inputs:
      instanceId.$: $.stepOutputs.LaunchBuildInstance.instanceId
      waitForTermination: false

outputs:
  - name: ImageId
    value: $.stepOutputs.CreateOutputAMI.imageId
  - name: Registered
    value: '$.stepOutputs.RegisterIt.imageId'
`;
