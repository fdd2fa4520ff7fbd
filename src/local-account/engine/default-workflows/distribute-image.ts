/** What an image is distributed by that was given no distribution workflow. */
export const distributeImage = `name: distribute-image
description: Takes the image to the Regions of the distribution configuration
schemaVersion: 1.0
steps:
  - name: DistributeImage
    action: DistributeImage
    inputs: {}
`;
