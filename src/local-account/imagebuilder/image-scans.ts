// What Amazon Inspector would have found. It is off in the local account, so that no image can ask for a scan and none has findings.
import type { Account } from '../account.ts';
import type {
  ListImageScanFindingAggregationsRequest,
  ListImageScanFindingAggregationsResponse,
  ListImageScanFindingsRequest,
  ListImageScanFindingsResponse,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { invalidRequest } from './arn.ts';
import { page } from './page.ts';

const findingFilters = ['imageBuildVersionArn', 'imagePipelineArn', 'vulnerabilityId', 'severity'];

/** One filter with one value at most; always empty. */
export function listImageScanFindings(_account: Account, input: Valid<ListImageScanFindingsRequest>): ListImageScanFindingsResponse {
  for (const { name } of input.filters ?? []) checkFilter(name, findingFilters);
  const { items } = page(input, ['findings', input.filters], () => []);
  return { findings: [...items] };
}

/** Findings are grouped by what the filter names, and by accounts where there is none. */
const aggregations = ['accountId', 'imageBuildVersionArn', 'imagePipelineArn', 'vulnerabilityId'];

/** Counts by account, image, pipeline or vulnerability; always empty. */
export function listImageScanFindingAggregations(
  _account: Account,
  { filter, nextToken }: Valid<ListImageScanFindingAggregationsRequest>,
): ListImageScanFindingAggregationsResponse {
  if (filter) checkFilter(filter.name, aggregations);
  const { items } = page({ nextToken }, ['aggregations', filter], () => []);
  return { aggregationType: filter?.name ?? 'accountId', responses: [...items] };
}

function checkFilter(name: string | undefined, known: readonly string[]): void {
  if (name !== undefined && !known.includes(name)) throw invalidRequest(`There is no filter '${name}'; there are ${known.join(', ')}.`);
}
