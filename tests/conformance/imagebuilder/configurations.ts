import type { Kit, OperationCases, Values } from '../suite/case.ts';
import { refuses } from './common.ts';
import { distributionRequest, infrastructureRequest, make, pipelineRequest } from './given.ts';
import { namedCases } from './named.ts';

const combination = 'InvalidParameterCombinationException';

/** A pipeline, and what of it nothing may remove. */
async function inPipeline(kit: Kit, member: string, arn: string): Promise<Values> {
  await make(kit, 'CreateImagePipeline', { ...(await pipelineRequest(kit)), [member]: arn });
  return { [member]: arn };
}

export const configurationCases: readonly OperationCases[] = [
  ...namedCases({
    noun: 'InfrastructureConfiguration',
    list: 'ListInfrastructureConfigurations',
    member: 'infrastructureConfigurationArn',
    rows: 'infrastructureConfigurationSummaryList',
    body: 'infrastructureConfiguration',
    request: async (kit) => infrastructureRequest(kit),
    update: ({ description, instanceProfileName }) => ({ description, instanceProfileName }),
    creates: [
      refuses('CreateInfrastructureConfiguration', combination, {
        title: 'wants security groups with a subnet',
        request: async (kit) => ({ ...infrastructureRequest(kit), subnetId: 'subnet-0123456789abcdef0' }),
      }),
      refuses('CreateInfrastructureConfiguration', 'InvalidParameterValueException', {
        title: 'keeps the tags that the service sets itself',
        request: async (kit) => ({ ...infrastructureRequest(kit), resourceTags: { CreatedBy: 'me' } }),
      }),
    ],
    updates: [],
    removals: [
      refuses('DeleteInfrastructureConfiguration', 'ResourceDependencyException', {
        title: 'keeps what a pipeline names',
        request: async (kit) => {
          const arn = await make(kit, 'CreateInfrastructureConfiguration', infrastructureRequest(kit));
          return await inPipeline(kit, 'infrastructureConfigurationArn', arn);
        },
      }),
    ],
  }),
  ...namedCases({
    noun: 'DistributionConfiguration',
    list: 'ListDistributionConfigurations',
    member: 'distributionConfigurationArn',
    rows: 'distributionConfigurationSummaryList',
    body: 'distributionConfiguration',
    request: async (kit) => distributionRequest(kit),
    update: ({ description, distributions }) => ({ description, distributions }),
    creates: [
      refuses('CreateDistributionConfiguration', 'InvalidParameterValueException', {
        title: 'takes one entry for a Region',
        request: async (kit) => ({
          ...distributionRequest(kit),
          distributions: [kit.target.region, kit.target.region].map((region) => ({ region })),
        }),
      }),
    ],
    updates: [],
    removals: [
      refuses('DeleteDistributionConfiguration', 'ResourceDependencyException', {
        title: 'keeps what a pipeline names',
        request: async (kit) => {
          const arn = await make(kit, 'CreateDistributionConfiguration', distributionRequest(kit));
          return await inPipeline(kit, 'distributionConfigurationArn', arn);
        },
      }),
    ],
  }),
];
