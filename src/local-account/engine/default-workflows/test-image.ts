/** What an image is tested by that was given no workflows. The names of its steps are those of Amazon's. */
export const testImage = `name: test-image
description: Launches an instance of the image and runs the tests of the recipe's components on it
schemaVersion: 1.0
steps:
  - name: LaunchTestInstance
    action: LaunchInstance
    inputs:
      waitFor: ssmAgent
  - name: ApplyTestComponents
    action: ExecuteComponents
    inputs:
      instanceId.$: $.stepOutputs.LaunchTestInstance.instanceId
  - name: TerminateTestInstance
    action: TerminateInstance
    inputs:
      instanceId.$: $.stepOutputs.LaunchTestInstance.instanceId
`;
