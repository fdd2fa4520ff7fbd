// Examples of rules that compare the members of a request: a small valid file of each kind, with one part written otherwise.

/** A text with one part written otherwise. */
export function changed(text: string, part: string | RegExp, instead: string): string {
  return text.replace(part, instead);
}

export const component = `name: nginx
semanticVersion: 1.0.0
platform: Linux
uri: ./nginx.yaml
`;

export const recipe = `name: web-server
semanticVersion: 1.0.0
parentImage: ami-0123456789abcdef0
components:
  - componentArn: ./nginx.component.yaml
    parameters:
      - name: Port
        value: ['80']
  - componentArn: ./hardening.component.yaml
blockDeviceMappings:
  - deviceName: /dev/xvda
    ebs:
      volumeType: gp3
      volumeSize: 20
      iops: 3000
      throughput: 125
      encrypted: true
`;

export const container = `containerType: DOCKER
name: web-image
semanticVersion: 1.0.0
parentImage: amazonlinux:2023
components:
  - componentArn: ./nginx.component.yaml
dockerfileTemplateUri: ./Dockerfile
targetRepository:
  service: ECR
  repositoryName: web
`;

export const infrastructure = `name: small
instanceProfileName: builders
instanceTypes: [t3.small]
instanceMetadataOptions:
  httpTokens: required
`;

export const distribution = `name: everywhere
distributions:
  - region: eu-west-1
    amiDistributionConfiguration:
      name: web {{ imagebuilder:buildDate }}
      launchPermission:
        userIds: ['123456789012']
  - region: us-east-1
`;

export const pipeline = `name: weekly
imageRecipeArn: ./web-server.recipe.yaml
infrastructureConfigurationArn: ./small.infrastructure.yaml
schedule:
  scheduleExpression: cron(0 3 ? * mon *)
  timezone: Europe/Berlin
`;

export const lifecycle = `name: old-images
executionRole: arn:aws:iam::123456789012:role/lifecycle
resourceType: AMI_IMAGE
policyDetails:
  - action:
      type: DELETE
      includeResources:
        amis: true
        snapshots: true
    filter:
      type: AGE
      value: 6
      unit: MONTHS
      retainAtLeast: 2
resourceSelection:
  recipes:
    - name: web-server
      semanticVersion: 1.x.x
`;

export const imageBuilder = `Name: office
InstanceType: stream.standard.medium
ImageName: AppStream-WinServer2022-06-01-2026
`;

export const imageCopy = `SourceImageName: office-1
DestinationImageName: office-1
DestinationRegion: eu-west-1
`;

export const appstreamImage = `name: office
base:
  platform: WINDOWS_SERVER_2022
builder:
  file: ./office.image-builder.yaml
applications:
  - name: Editor
    path: C:\\Program Files\\Editor\\editor.exe
    icon: C:\\Icons\\editor.png
agentPolicy: pinned
permissions:
  - account: '123456789012'
    fleet: true
copies:
  - region: eu-west-1
`;
