/** What an image is distributed by that was given no distribution workflow. */
export const distributeImage = `name: distribute-image
description: Takes the image to the Regions and accounts of the distribution configuration, and ties it to the services there
schemaVersion: 1.0
steps:
  - name: DistributeImage
    action: DistributeImage
    inputs: {}
  - name: ModifyImageAttributes
    action: ModifyImageAttributes
    inputs:
      distributedImages.$: $.stepOutputs.DistributeImage.distributedImages
  - name: ApplyImageConfigurations
    action: ApplyImageConfigurations
    inputs:
      distributedImages.$: $.stepOutputs.DistributeImage.distributedImages
`;
