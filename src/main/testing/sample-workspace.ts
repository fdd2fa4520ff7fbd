import type { Files } from './temporary-folder.ts';

/** A component document with one step, whose text a test can vary. */
export const document = (greeting = 'hello') => `name: Greeter
schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Greet
        action: ExecuteBash
        inputs:
          commands:
            - echo ${greeting}
      - name: Leave
        action: ExecuteBash
        inputs:
          commands:
            - echo bye
`;

const component = `name: Greeter_One
semanticVersion: 1.0.0
platform: Linux
uri: ./greeter.yaml
`;

const recipe = `name: Greeting Server
semanticVersion: 1.0.0
parentImage: ssm:/aws/service/debian/release/12/latest/amd64
components:
  - componentArn: ../components/greeter.component.yaml
`;

const infrastructure = `name: small
instanceProfileName: EC2InstanceProfileForImageBuilder
instanceTypes: [t3.small]
`;

const distribution = `name: home
distributions:
  - region: us-east-1
    amiDistributionConfiguration:
      name: 'greeting {{ imagebuilder:buildDate }}'
`;

const pipeline = `name: weekly
imageRecipeArn: ../recipes/server.recipe.yaml
infrastructureConfigurationArn: ../infra/small.infrastructure.yaml
distributionConfigurationArn: ../infra/home.distribution.yaml
`;

/** A workspace that builds: one component, its recipe, where and whereto, and a pipeline. Tests change single files. */
export const sampleWorkspace: Files = {
  'components/greeter.yaml': document(),
  'components/greeter.component.yaml': component,
  'recipes/server.recipe.yaml': recipe,
  'infra/small.infrastructure.yaml': infrastructure,
  'infra/home.distribution.yaml': distribution,
  'pipelines/weekly.pipeline.yaml': pipeline,
};

export const recipePath = 'recipes/server.recipe.yaml';
export const pipelinePath = 'pipelines/weekly.pipeline.yaml';
