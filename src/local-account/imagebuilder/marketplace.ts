import type { Account } from '../account.ts';
import type { GetMarketplaceResourceRequest } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { noMarketplaceResource } from './decisions.ts';

/** The documents of components that an account has subscribed to in the AWS Marketplace; the local account subscribes to nothing. */
export function getMarketplaceResource(_account: Account, { resourceArn }: Valid<GetMarketplaceResourceRequest>): never {
  throw noMarketplaceResource(resourceArn);
}
