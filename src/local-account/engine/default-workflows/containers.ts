// What container images are built, tested and distributed by that were given no workflows. The names of the steps are those of Amazon's.
import type { WorkflowKind } from '../build-job.ts';

const buildContainer = `name: build-container
description: Launches an instance, builds the container image on it and runs the components of the recipe in the image
schemaVersion: 1.0
steps:
  - name: LaunchBuildInstance
    action: LaunchInstance
    inputs:
      waitFor: ssmAgent
  - name: BootstrapBuildInstance
    action: BootstrapInstanceForContainer
    if:
      stringEquals: DOCKER
      value: $.imagebuilder.imageType
    inputs:
      instanceId.$: $.stepOutputs.LaunchBuildInstance.instanceId
  - name: ApplyBuildComponents
    action: ExecuteComponents
    inputs:
      instanceId.$: $.stepOutputs.LaunchBuildInstance.instanceId
outputs:
  - name: InstanceId
    value: $.stepOutputs.LaunchBuildInstance.instanceId
`;

const testContainer = `name: test-container
description: Runs the tests of the recipe's components in a container of the image
schemaVersion: 1.0
steps:
  - name: LaunchTestInstance
    action: LaunchInstance
    inputs:
      waitFor: ssmAgent
  - name: BootstrapTestInstance
    action: BootstrapInstanceForContainer
    if:
      stringEquals: DOCKER
      value: $.imagebuilder.imageType
    inputs:
      instanceId.$: $.stepOutputs.LaunchTestInstance.instanceId
  - name: ApplyTestComponents
    action: ExecuteComponents
    inputs:
      instanceId.$: $.stepOutputs.LaunchTestInstance.instanceId
  - name: TerminateTestInstance
    action: TerminateInstance
    inputs:
      instanceId.$: $.stepOutputs.LaunchTestInstance.instanceId
`;

const distributeContainer = `name: distribute-container
description: Takes the container image to the repositories of the distribution configuration
schemaVersion: 1.0
steps:
  - name: LaunchDistributionInstance
    action: LaunchInstance
    inputs:
      waitFor: ssmAgent
  - name: DistributeContainerImage
    action: DistributeContainerImage
    inputs:
      instanceId.$: $.stepOutputs.LaunchDistributionInstance.instanceId
  - name: TerminateDistributionInstance
    action: TerminateInstance
    inputs:
      instanceId.$: $.stepOutputs.LaunchDistributionInstance.instanceId
`;

/** The documents of the default workflows of container images. */
export const containerWorkflows: Readonly<Record<WorkflowKind, string>> = {
  BUILD: buildContainer,
  TEST: testContainer,
  DISTRIBUTION: distributeContainer,
};
