import type { Owner, ResourceKind } from '../../contract/index.ts';

export const kindsInWords: Readonly<Record<ResourceKind, string>> = {
  component: 'Components',
  'image-recipe': 'Image recipes',
  'container-recipe': 'Container recipes',
  'image-pipeline': 'Pipelines',
  'infrastructure-configuration': 'Infrastructure configurations',
  'distribution-configuration': 'Distribution configurations',
  image: 'Images',
  workflow: 'Workflows',
  'lifecycle-policy': 'Lifecycle policies',
};

export const ownersInWords: Readonly<Record<Owner, string>> = {
  Self: 'Owned by me',
  Shared: 'Shared with me',
  Amazon: 'Amazon-managed',
  ThirdParty: 'Third-party',
  AWSMarketplace: 'AWS Marketplace',
};

/** Why a list may be empty, and what makes it less so. */
export function whyEmpty(kind: ResourceKind, owner: Owner): string {
  if (owner === 'Shared')
    return 'Nobody has shared one with this account in this Region, or the invitation waits in the Resource Access Manager.';
  if (owner === 'AWSMarketplace') return 'Products that the account subscribes to in the AWS Marketplace are listed here.';
  if (owner !== 'Self') return 'This owner offers none in this Region.';
  if (kind === 'image') return 'Open an image recipe and build it with Ctrl+Shift+B.';
  return 'Open a file of this kind and publish it, or create one in the AWS console.';
}
