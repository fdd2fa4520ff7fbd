import type { DocumentSnippet } from './snippet.ts';

/** Resources of Image Builder, as `--cli-input-yaml` takes them. */
export const imageBuilderSnippets: readonly DocumentSnippet[] = [
  {
    label: 'component',
    kind: 'component-resource',
    detail: 'a component with its version; the document is a file beside it',
    text: `name: \${1:my-component}
semanticVersion: 1.0.0
platform: \${2|Linux,Windows,macOS|}
description: \${3:What it installs}
uri: ./\${1:my-component}.yaml
`,
  },
  {
    label: 'image recipe',
    kind: 'image-recipe',
    detail: 'a base image and the components on it',
    text: `name: \${1:my-image}
semanticVersion: 1.0.0
parentImage: \${2:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64}
components:
  - componentArn: \${3:arn:aws:imagebuilder:us-east-1:aws:component/update-linux/x.x.x}
  - componentArn: \${4:arn:aws:imagebuilder:us-east-1:aws:component/simple-boot-test-linux/x.x.x}
`,
  },
  {
    label: 'container recipe',
    kind: 'container-recipe',
    detail: 'a base image of containers, the components on it and its Dockerfile',
    text: `name: \${1:my-container}
containerType: DOCKER
semanticVersion: 1.0.0
parentImage: \${2:amazonlinux:2023}
components:
  - componentArn: \${3:arn:aws:imagebuilder:us-east-1:aws:component/update-linux/x.x.x}
targetRepository:
  service: ECR
  repositoryName: \${4:my-repository}
dockerfileTemplateData: |
  FROM {{{ imagebuilder:parentImage }}}
  {{{ imagebuilder:environments }}}
  {{{ imagebuilder:components }}}
`,
  },
  {
    label: 'infrastructure configuration',
    kind: 'infrastructure-configuration',
    detail: 'where images are built',
    text: `name: \${1:small}
description: \${2:One small instance}
instanceTypes: [\${3:t3.small}]
instanceProfileName: \${4:EC2InstanceProfileForImageBuilder}
instanceMetadataOptions:
  httpTokens: required
  httpPutResponseHopLimit: 1
terminateInstanceOnFailure: true
`,
  },
  {
    label: 'distribution configuration',
    kind: 'distribution-configuration',
    detail: 'where images go',
    text: `name: \${1:home-region}
description: \${2:The image stays in one Region}
distributions:
  - region: \${3:us-east-1}
    amiDistributionConfiguration:
      name: '\${4:my-image} {{ imagebuilder:buildDate }}'
`,
  },
  {
    label: 'image pipeline',
    kind: 'image-pipeline',
    detail: 'what is built, where, and when',
    text: `name: \${1:my-pipeline}
description: \${2:Keeps an image up to date}
imageRecipeArn: \${3:arn:aws:imagebuilder:us-east-1:123456789012:image-recipe/my-image/1.0.0}
infrastructureConfigurationArn: \${4:arn:aws:imagebuilder:us-east-1:123456789012:infrastructure-configuration/small}
distributionConfigurationArn: \${5:arn:aws:imagebuilder:us-east-1:123456789012:distribution-configuration/home-region}
imageTestsConfiguration:
  imageTestsEnabled: true
  timeoutMinutes: 60
schedule:
  scheduleExpression: \${6:cron(0 4 ? * mon *)}
  timezone: \${7:Etc/UTC}
  pipelineExecutionStartCondition: EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE
status: ENABLED
`,
  },
  {
    label: 'image',
    kind: 'image',
    detail: 'one build, without a pipeline',
    text: `imageRecipeArn: \${1:arn:aws:imagebuilder:us-east-1:123456789012:image-recipe/my-image/1.0.0}
infrastructureConfigurationArn: \${2:arn:aws:imagebuilder:us-east-1:123456789012:infrastructure-configuration/small}
imageTestsConfiguration:
  imageTestsEnabled: true
  timeoutMinutes: 60
`,
  },
  {
    label: 'lifecycle policy',
    kind: 'lifecycle-policy',
    detail: 'when old images go',
    text: `name: \${1:keep-a-year}
description: \${2:Deletes images that are older than a year}
status: ENABLED
executionRole: \${3:arn:aws:iam::123456789012:role/ImageBuilderLifecycle}
resourceType: AMI_IMAGE
policyDetails:
  - action:
      type: DELETE
      includeResources:
        amis: true
        snapshots: true
    filter:
      type: AGE
      value: 1
      unit: YEARS
      retainAtLeast: 1
resourceSelection:
  recipes:
    - name: \${4:my-image}
      semanticVersion: x.x.x
`,
  },
  {
    label: 'workflow',
    kind: 'workflow-resource',
    detail: 'a workflow with its version; the document is a file beside it',
    text: `name: \${1:my-workflow}
semanticVersion: 1.0.0
type: \${2|BUILD,TEST,DISTRIBUTION|}
description: \${3:What it does}
uri: ./\${1:my-workflow}.yaml
`,
  },
];
