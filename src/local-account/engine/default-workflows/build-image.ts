/** What an image is built by that was given no build workflow. The names of its steps are those of Amazon's. */
export const buildImage = `name: build-image
description: Launches an instance, applies the components of the recipe to it, cleans it up and makes an image of its disk
schemaVersion: 1.0
steps:
  - name: LaunchBuildInstance
    action: LaunchInstance
    inputs:
      waitFor: ssmAgent
  - name: ApplyBuildComponents
    action: ExecuteComponents
    inputs:
      instanceId.$: $.stepOutputs.LaunchBuildInstance.instanceId
  - name: InventoryCollection
    action: CollectImageMetadata
    inputs:
      instanceId.$: $.stepOutputs.LaunchBuildInstance.instanceId
  - name: RunSanitizeScript
    action: SanitizeInstance
    inputs:
      instanceId.$: $.stepOutputs.LaunchBuildInstance.instanceId
  - name: RunSysPrepScript
    action: RunSysPrep
    inputs:
      instanceId.$: $.stepOutputs.LaunchBuildInstance.instanceId
  - name: CreateOutputAMI
    action: CreateImage
    inputs:
      instanceId.$: $.stepOutputs.LaunchBuildInstance.instanceId
  - name: TerminateBuildInstance
    action: TerminateInstance
    inputs:
      instanceId.$: $.stepOutputs.LaunchBuildInstance.instanceId
outputs:
  - name: ImageId
    value: $.stepOutputs.CreateOutputAMI.imageId
`;
