import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { allowedLink } from '../external-links.ts';
import { document } from '../testing/sample-workspace.ts';
import { testAccount } from '../testing/test-account.ts';
import { consoleUrl } from './console-url.ts';
import { resourceDetail } from './detail.ts';
import { parseResourceArn, whyFixed } from './resource-arn.ts';
import { own, publishedAccount } from './test-kit.ts';

test('a resource is told with its body, its document and its tags', async () => {
  const { aws } = await publishedAccount();
  const component = await resourceDetail(aws, `${own}:component/greeter-one/1.0.0`);
  expect(component).toMatchObject({
    arn: `${own}:component/greeter-one/1.0.0/1`,
    name: 'Greeter_One',
    version: '1.0.0',
    ownership: 'own',
    whyFixed: undefined,
    document: { language: 'yaml', text: document() },
    consoleUrl: undefined,
  });
  expect(parse(component.yaml)).toEqual(component.body);
});

test('every kind that the account holds can be read', async () => {
  const { aws, image } = await publishedAccount();
  const paths = [
    'image-recipe/greeting-server/1.0.0',
    'image-pipeline/weekly',
    'infrastructure-configuration/small',
    'distribution-configuration/home',
  ];
  for (const arn of [...paths.map((path) => `${own}:${path}`), image]) expect(await resourceDetail(aws, arn)).toMatchObject({ arn });
});

test('a workflow and a container recipe carry a text of their own', async () => {
  const aws = await testAccount().aws();
  const api = await aws.imagebuilder();
  const workflow = `name: greet
schemaVersion: 1.0
steps:
  - name: Launch
    action: LaunchInstance
    onFailure: Abort
    inputs:
      waitFor: ssmAgent
  - name: Stop
    action: TerminateInstance
    onFailure: Continue
    inputs:
      instanceId.$: $.stepOutputs.Launch.instanceId
`;
  const template = 'FROM {{{ imagebuilder:parentImage }}}\n{{{ imagebuilder:environments }}}\n{{{ imagebuilder:components }}}\n';
  const { workflowBuildVersionArn = '' } = await api.createWorkflow({
    ...{ name: 'greet', semanticVersion: '1.0.0', type: 'BUILD', data: workflow, clientToken: 'w' },
  });
  expect(await resourceDetail(aws, workflowBuildVersionArn)).toMatchObject({
    ...{ kind: 'workflow', name: 'greet', version: '1.0.0', document: { language: 'yaml', text: workflow } },
  });
  await (await aws.ecr()).createRepository({ repositoryName: 'greetings' });
  const { containerRecipeArn = '' } = await api.createContainerRecipe({
    containerType: 'DOCKER',
    name: 'greeting box',
    semanticVersion: '1.0.0',
    parentImage: 'debian:12',
    platformOverride: 'Linux',
    dockerfileTemplateData: template,
    targetRepository: { service: 'ECR', repositoryName: 'greetings' },
    components: [{ componentArn: 'arn:aws:imagebuilder:us-east-1:aws:component/update-linux/x.x.x' }],
    clientToken: 'cr',
  });
  expect(await resourceDetail(aws, containerRecipeArn)).toMatchObject({
    ...{
      kind: 'container-recipe',
      name: 'greeting box',
      document: { title: 'Dockerfile template', language: 'dockerfile', text: template },
    },
  });
});

test('a version of an image without a build that is available is told by its newest build', async () => {
  const { aws, image } = await publishedAccount();
  expect(await resourceDetail(aws, image.slice(0, image.lastIndexOf('/')))).toMatchObject({ arn: image });
});

test('what Amazon manages says why it cannot be changed', async () => {
  const aws = await testAccount().aws();
  const arn = 'arn:aws:imagebuilder:us-east-1:aws:component/update-linux/x.x.x';
  expect(await resourceDetail(aws, arn)).toMatchObject({ ownership: 'amazon', whyFixed: expect.stringContaining('Amazon manages') });
});

test('a read-only connection says so', () => {
  expect(whyFixed('own', { name: 'Prod', readOnly: true })).toContain("'Prod' is read-only");
});

test('what is no ARN of Image Builder is refused', async () => {
  const aws = await testAccount().aws();
  for (const arn of ['x', 'arn:aws:s3:::bucket', `${own}:constructor/x`, `${own}:component/a b"c/1.0.0`])
    await expect(resourceDetail(aws, arn)).rejects.toMatchObject({ code: 'invalid-input' });
});

test('a resource has a page in the console of its partition, and none behind an endpoint of its own', () => {
  const arn = parseResourceArn('arn:aws:imagebuilder:eu-west-1:111122223333:image-pipeline/weekly');
  expect(consoleUrl(arn, undefined)).toBe(
    'https://eu-west-1.console.aws.amazon.com/imagebuilder/home?region=eu-west-1#/pipelines/arn:aws:imagebuilder:eu-west-1:111122223333:image-pipeline/weekly',
  );
  expect(consoleUrl({ ...arn, partition: 'aws-us-gov', region: 'us-gov-west-1' }, undefined)).toContain(
    'https://console.amazonaws-us-gov.com/imagebuilder/home?region=us-gov-west-1#',
  );
  expect(consoleUrl(arn, 'http://127.0.0.1:4566')).toBeUndefined();
});

test('the pages of the consoles may be opened, and no host that only looks like one', () => {
  const arn = parseResourceArn('arn:aws:imagebuilder:eu-west-1:111122223333:image-pipeline/weekly');
  for (const partition of ['aws', 'aws-cn', 'aws-us-gov']) {
    const url = consoleUrl({ ...arn, partition }, undefined) ?? '';
    expect(allowedLink(url)).toBe(url);
  }
  for (const host of ['console.amazonaws.cn.example.org', 'xconsole.amazonaws.cn', 'evil.console.amazonaws-us-gov.com', 's3.amazonaws.cn'])
    expect(() => allowedLink(`https://${host}/imagebuilder/home`)).toThrow('Kiln opens no links');
});
