// Example of rules that compare a pipeline with what it builds: a workspace in one text, as in example.ts.

const files = {
  'server.recipe.yaml': 'name: server\nsemanticVersion: 1.0.0\nparentImage: ssm:/images/base\n',
  'app.container-recipe.yaml':
    'containerType: DOCKER\nname: app\nsemanticVersion: 1.0.0\nparentImage: amazonlinux:2023\ndockerfileTemplateUri: s3://our-bucket/Dockerfile\ntargetRepository: {service: ECR, repositoryName: app}\n',
  'small.infrastructure.yaml':
    'name: small\ninstanceProfileName: builders\ninstanceMetadataOptions: {httpTokens: required, httpPutResponseHopLimit: 2}\n',
  'home.distribution.yaml':
    "name: home\ndistributions:\n  - region: eu-west-1\n    amiDistributionConfiguration: {name: 'server {{ imagebuilder:buildDate }}'}\n  - region: us-east-1\n    containerDistributionConfiguration:\n      targetRepository: {service: ECR, repositoryName: app}\n",
  'nightly.pipeline.yaml':
    'name: nightly\nimageRecipeArn: ./server.recipe.yaml\ninfrastructureConfigurationArn: ./small.infrastructure.yaml\ndistributionConfigurationArn: ./home.distribution.yaml\nschedule: {scheduleExpression: rate(1 day)}\n',
  'app.pipeline.yaml':
    'name: app\ncontainerRecipeArn: ./app.container-recipe.yaml\ninfrastructureConfigurationArn: ./small.infrastructure.yaml\ndistributionConfigurationArn: ./home.distribution.yaml\n',
};

/** Two pipelines with all that they name, in order; `part` of one file written otherwise. */
export function buildWorkspace(path?: keyof typeof files, part: string | RegExp = '', instead = ''): string {
  return Object.entries(files)
    .map(([name, text]) => `--- ${name}\n${name === path ? text.replace(part, instead) : text}`)
    .join('');
}
