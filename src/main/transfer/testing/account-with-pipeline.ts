import type { Aws } from '../../aws/clients.ts';
import { document } from '../../testing/sample-workspace.ts';

const role = 'arn:aws:iam::000000000000:role/builds';
const version = '1.0.0';

export const workflowDocument = `name: ask
schemaVersion: 1.0
steps:
  - name: Ask
    action: WaitForAction
`;

const given = (arn: string | undefined): string => {
  if (arn === undefined) throw new Error('the account gave no ARN');
  return arn;
};

/** A pipeline with one of everything that a pipeline can need; gives its ARN. Names and values are of the kind that trips writers up. */
export async function createPipeline(aws: Pick<Aws, 'imagebuilder'>): Promise<string> {
  const api = await aws.imagebuilder();
  const component = async (name: string) => {
    const request = { name, semanticVersion: version, platform: 'Linux', data: document(`"$HOME" \${x}`) } as const;
    const made = await api.createComponent({ ...request, description: 'yes', tags: { team: '0x1F', when: '2026-01-01' } });
    return given(made.componentBuildVersionArn).replace(/\/1$/, '');
  };
  const own = await component('My_First Component');
  const followed = await component('followed');
  const managed = given((await api.listComponents({ owner: 'Amazon', maxResults: 1 })).componentVersionList?.[0]?.arn);
  const { imageRecipeArn } = await api.createImageRecipe({
    ...{
      name: 'Server',
      semanticVersion: version,
      parentImage: 'ssm:/aws/service/debian/release/12/latest/amd64',
      workingDirectory: '/var/tmp',
    },
    components: [{ componentArn: own }, { componentArn: followed.replace(version, 'x.x.x') }, { componentArn: managed }],
    blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { volumeSize: 12, volumeType: 'gp3', encrypted: true } }],
  });
  const { infrastructureConfigurationArn } = await api.createInfrastructureConfiguration({
    ...{ name: 'small', instanceProfileName: 'EC2InstanceProfileForImageBuilder', instanceTypes: ['t3.small'] },
    instanceMetadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 },
  });
  const { distributionConfigurationArn } = await api.createDistributionConfiguration({
    name: 'home',
    distributions: [{ region: 'us-east-1', amiDistributionConfiguration: { name: 'server {{ imagebuilder:buildDate }}' } }],
  });
  const workflow = { name: 'ask', semanticVersion: version, type: 'TEST', data: workflowDocument } as const;
  const { workflowBuildVersionArn } = await api.createWorkflow(workflow);
  await api.createLifecyclePolicy({
    ...{ name: 'Old ones', executionRole: role, resourceType: 'AMI_IMAGE' },
    policyDetails: [{ action: { type: 'DELETE', includeResources: { amis: true } }, filter: { type: 'AGE', value: 6, unit: 'MONTHS' } }],
    resourceSelection: { recipes: [{ name: 'Server', semanticVersion: '1.x.x' }] },
  });
  const { imagePipelineArn } = await api.createImagePipeline({
    ...{ name: 'weekly', imageRecipeArn, distributionConfigurationArn, executionRole: role },
    infrastructureConfigurationArn: given(infrastructureConfigurationArn),
    workflows: [{ workflowArn: given(workflowBuildVersionArn).replace(/\/1$/, ''), onFailure: 'CONTINUE', parallelGroup: 'asking' }],
    schedule: { scheduleExpression: 'cron(0 4 ? * mon *)', timezone: 'Europe/Berlin' },
    tags: { note: 'a: b # c' },
  });
  return given(imagePipelineArn);
}

/** A container recipe with a Dockerfile template of its own; gives its ARN. */
export async function createContainerRecipe(aws: Pick<Aws, 'imagebuilder'>): Promise<string> {
  const { containerRecipeArn } = await (await aws.imagebuilder()).createContainerRecipe({
    ...{ name: 'Box', semanticVersion: version, containerType: 'DOCKER', parentImage: 'debian:12' },
    dockerfileTemplateData: 'FROM {{{ imagebuilder:parentImage }}}\n{{{ imagebuilder:environments }}}\n{{{ imagebuilder:components }}}\n',
    targetRepository: { service: 'ECR', repositoryName: 'box' },
  });
  return given(containerRecipeArn);
}
