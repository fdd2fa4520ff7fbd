import type { BuildPlaces } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { everyPage } from '../aws/every-page.ts';

const named = (items: readonly { readonly arn?: string | undefined; readonly name?: string | undefined }[]) =>
  items.flatMap(({ arn, name }) => (arn !== undefined && name !== undefined ? [{ arn, name }] : []));

/** The configurations of the account that a recipe can be built with. */
export async function buildPlaces(aws: Aws): Promise<BuildPlaces> {
  const api = await aws.imagebuilder();
  const [infrastructures, distributions] = await Promise.all([
    everyPage((nextToken) => api.listInfrastructureConfigurations({ nextToken }), 'infrastructureConfigurationSummaryList'),
    everyPage((nextToken) => api.listDistributionConfigurations({ nextToken }), 'distributionConfigurationSummaryList'),
  ]);
  return { infrastructures: named(infrastructures), distributions: named(distributions) };
}
