import { pageOf } from '../paging.ts';
import { AwsError } from '../protocol/aws-error.ts';

export interface ListRequest {
  readonly MaxItems?: number;
  readonly Marker?: string;
}

/** A page as IAM gives it: whether it was cut short, and the marker to go on with. */
export function listPage<Item>(items: readonly Item[], keyOf: (item: Item) => string, { MaxItems = 100, Marker }: ListRequest) {
  const invalid = () => new AwsError('ValidationError', 'Invalid Marker.');
  const page = pageOf(items, keyOf, { size: MaxItems, token: Marker, invalid });
  return { items: page.items, IsTruncated: page.token !== undefined, Marker: page.token };
}
