import {
  CreateComponentCommand,
  CreateContainerRecipeCommand,
  CreateWorkflowCommand,
  GetComponentCommand,
} from '@aws-sdk/client-imagebuilder';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount, testKey } from '../../../tests/conformance/fixture/account.ts';
import { componentData } from '../../../tests/conformance/fixture/documents.ts';

let test: TestAccount;
let s3: S3Client;
beforeAll(async () => {
  test = await openTestAccount();
  const { endpoint, region } = test.account;
  s3 = new S3Client({ endpoint, region, credentials: testKey, maxAttempts: 1 });
  await s3.send(new CreateBucketCommand({ Bucket: 'documents' }));
});
afterAll(async () => {
  s3.destroy();
  await test.close();
});

const clientToken = undefined;

async function put(Key: string, Body: string): Promise<string> {
  await s3.send(new PutObjectCommand({ Bucket: 'documents', Key, Body }));
  return `s3://documents/${Key}`;
}

const create = async (uri: string) =>
  await test.imagebuilder.send(
    new CreateComponentCommand({ name: 'stored', semanticVersion: '1.0.0', platform: 'Linux', uri, clientToken }),
  );

describe('documents that a request names by their place in S3', () => {
  it('are read when the component, the recipe or the workflow is created', async () => {
    // Longer than a request could carry it, and still within the quota.
    const data = componentData(`echo ${'x'.repeat(20_000)}`);
    const { componentBuildVersionArn } = await create(await put('components/long.yaml', data));
    const { component } = await test.imagebuilder.send(new GetComponentCommand({ componentBuildVersionArn }));
    expect(component?.data).toBe(data);
    const dockerfileTemplateUri = await put('Dockerfile', 'FROM {{{ imagebuilder:parentImage }}}\n');
    const recipe = {
      ...({ containerType: 'DOCKER', name: 'stored', semanticVersion: '1.0.0', clientToken } as const),
      parentImage: 'debian:12',
    };
    const targetRepository = { service: 'ECR', repositoryName: 'stored' } as const;
    await test.imagebuilder.send(new CreateContainerRecipeCommand({ ...recipe, dockerfileTemplateUri, targetRepository }));
    const uri = await put('flow.yaml', 'name: flow\nschemaVersion: 1.0\nsteps:\n  - name: Ask\n    action: WaitForAction\n');
    await test.imagebuilder.send(new CreateWorkflowCommand({ name: 'stored', semanticVersion: '1.0.0', type: 'TEST', uri, clientToken }));
  });

  it('are refused where there is none, or one that is too large', async () => {
    const name = 'InvalidParameterValueException';
    await expect(create('https://example.com/component.yaml')).rejects.toMatchObject({ name });
    await expect(create('s3://documents/none.yaml')).rejects.toMatchObject({ name });
    await expect(create('s3://elsewhere/component.yaml')).rejects.toMatchObject({ name });
    await expect(create('s3://documents/../../account.sqlite')).rejects.toMatchObject({ name });
    const large = await put('large.yaml', componentData(`echo ${'x'.repeat(65_536)}`));
    await expect(create(large)).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' });
  });
});
