// The unmodified AWS CLI (version 1 or 2) against the local account: what any script that somebody has already will do.
import { execFile, spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount, testKey } from './fixture/account.ts';
import { succeed } from './fixture/builds.ts';
import { componentData } from './fixture/documents.ts';

const version = spawnSync('aws', ['--version'], { encoding: 'utf8' });
const installed = version.status === 0;
if (!installed) console.warn('SKIPPED: the AWS CLI is not on the PATH, so its conformance is not shown here.');

let test: TestAccount;
beforeAll(async () => {
  test = await openTestAccount({ runBuild: succeed });
});
afterAll(() => test.close());

interface Result {
  readonly json: Record<string, never>;
  readonly stderr: string;
}

/** Runs the CLI with nothing of this machine's own configuration. */
async function aws(...args: readonly string[]): Promise<Result> {
  const env = {
    PATH: process.env.PATH,
    HOME: test.directory,
    AWS_CONFIG_FILE: join(test.directory, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(test.directory, 'credentials'),
    AWS_ENDPOINT_URL: test.account.endpoint,
    AWS_ACCESS_KEY_ID: testKey.accessKeyId,
    AWS_SECRET_ACCESS_KEY: testKey.secretAccessKey,
    AWS_REGION: test.account.region,
    AWS_DEFAULT_REGION: test.account.region,
    AWS_PAGER: '',
  };
  const { stdout, stderr } = await promisify(execFile)('aws', [...args, '--output', 'json'], { env });
  // The `s3` commands tell their progress instead of answering.
  return { json: stdout.trim().startsWith('{') ? JSON.parse(stdout) : {}, stderr };
}

// Each call starts Python anew, which takes seconds on a busy machine.
describe.skipIf(!installed)(`the AWS CLI (${(version.stdout + version.stderr).trim().split(' ')[0]})`, { timeout: 180_000 }, () => {
  it('knows who it is', async () => {
    expect((await aws('sts', 'get-caller-identity')).json).toMatchObject({ Account: '000000000000' });
  });

  it('creates everything for an image, builds it, and reads its log', async () => {
    const component = await aws(
      ...['imagebuilder', 'create-component', '--name', 'Cli Tool', '--semantic-version', '1.0.0', '--platform', 'Linux'],
      ...['--data', componentData(), '--tags', 'team=kiln'],
    );
    const componentArn = String(component.json.componentBuildVersionArn);
    expect(componentArn).toMatch(/:component\/cli-tool\/1\.0\.0\/1$/);
    const recipe = await aws(
      ...['imagebuilder', 'create-image-recipe', '--name', 'cli', '--semantic-version', '1.0.0', '--parent-image', 'ami-0123456789abcdef0'],
      ...['--components', JSON.stringify([{ componentArn: componentArn.replace('1.0.0/1', 'x.x.x') }])],
    );
    const infrastructure = await aws(
      ...['imagebuilder', 'create-infrastructure-configuration', '--name', 'cli', '--instance-profile-name', 'profile'],
    );
    const pipeline = await aws(
      ...['imagebuilder', 'create-image-pipeline', '--name', 'cli', '--image-recipe-arn', String(recipe.json.imageRecipeArn)],
      ...['--infrastructure-configuration-arn', String(infrastructure.json.infrastructureConfigurationArn)],
    );
    const started = await aws(
      ...['imagebuilder', 'start-image-pipeline-execution', '--image-pipeline-arn', String(pipeline.json.imagePipelineArn)],
    );
    const imageArn = String(started.json.imageBuildVersionArn);
    let image: { state?: { status?: string }; outputResources?: unknown } = {};
    while (!['AVAILABLE', 'FAILED', 'CANCELLED'].includes(image.state?.status ?? '')) {
      image = (await aws('imagebuilder', 'get-image', '--image-build-version-arn', imageArn)).json.image ?? {};
    }
    expect(image).toMatchObject({ state: { status: 'AVAILABLE' }, outputResources: { amis: [{ region: 'us-east-1' }] } });
    const log = await aws(...['logs', 'get-log-events', '--log-group-name', '/aws/imagebuilder/cli', '--log-stream-name', '1.0.0/1']);
    expect(JSON.stringify(log.json.events)).toContain('hello from the build');
    const images = await aws('imagebuilder', 'list-images', '--owner', 'Self');
    expect(images.json.imageVersionList).toMatchObject([{ name: 'cli', version: '1.0.0' }]);
    const steps = await aws('imagebuilder', 'list-workflow-executions', '--image-build-version-arn', imageArn);
    expect(steps.json.workflowExecutions).toMatchObject([{ status: 'COMPLETED' }]);
  });

  it('tags by an ARN in the path', async () => {
    const resourceArn = 'arn:aws:imagebuilder:us-east-1:000000000000:component/cli-tool/1.0.0/1';
    await aws('imagebuilder', 'tag-resource', '--resource-arn', resourceArn, '--tags', 'stage=test run');
    await aws('imagebuilder', 'untag-resource', '--resource-arn', resourceArn, '--tag-keys', 'team', 'not there');
    const { json } = await aws('imagebuilder', 'list-tags-for-resource', '--resource-arn', resourceArn);
    expect(json.tags).toEqual({ stage: 'test run' });
  });

  it('prints errors as it prints those of AWS', async () => {
    const wrong = aws(
      'imagebuilder',
      'get-component',
      '--component-build-version-arn',
      'arn:aws:imagebuilder:us-east-1:000000000000:component/none/x.x.x',
    );
    await expect(wrong).rejects.toMatchObject({
      stderr: expect.stringMatching(/An error occurred \(ResourceNotFoundException\) when calling the GetComponent operation: /),
    });
    await expect(aws('ssm', 'list-commands')).rejects.toMatchObject({
      stderr: expect.stringContaining('(NotImplemented)'),
    });
    await expect(aws('imagebuilder', 'get-image', '--image-build-version-arn', 'nonsense')).rejects.toMatchObject({
      stderr: expect.stringContaining('(InvalidParameterValueException)'),
    });
  });

  it('uploads a document, lists it, copies it back and removes it', async () => {
    const source = join(test.directory, 'document.yaml');
    await writeFile(source, componentData());
    await aws('s3api', 'create-bucket', '--bucket', 'cli-documents');
    await aws('s3', 'cp', source, 's3://cli-documents/components/a b.yaml');
    expect((await aws('s3api', 'list-objects-v2', '--bucket', 'cli-documents')).json).toMatchObject({
      Contents: [{ Key: 'components/a b.yaml' }],
    });
    await aws('s3', 'cp', 's3://cli-documents/components/a b.yaml', `${source}.back`);
    expect(await readFile(`${source}.back`, 'utf8')).toBe(componentData());
    await aws('s3', 'rb', 's3://cli-documents', '--force');
    expect((await aws('s3api', 'list-buckets')).json).toMatchObject({ Buckets: [] });
  });

  it('uses the services around images', async () => {
    const images = await aws('ec2', 'describe-images', '--owners', 'self', '--filters', 'Name=name,Values=cli*');
    expect(images.json).toMatchObject({ Images: [{ OwnerId: '000000000000', State: 'available' }] });
    await aws('ssm', 'put-parameter', '--name', '/cli/base', '--type', 'String', '--value', 'ami-0123456789abcdef0');
    expect((await aws('ssm', 'get-parameter', '--name', '/cli/base')).json).toMatchObject({ Parameter: { Version: 1 } });
    await aws('iam', 'create-instance-profile', '--instance-profile-name', 'cli');
    const profiles = [{ InstanceProfileName: 'EC2InstanceProfileForImageBuilder' }, { InstanceProfileName: 'cli' }];
    expect((await aws('iam', 'list-instance-profiles')).json).toMatchObject({ InstanceProfiles: profiles });
    const { TopicArn } = (await aws('sns', 'create-topic', '--name', 'cli')).json;
    await aws('sns', 'publish', '--topic-arn', String(TopicArn), '--message', 'hello');
    const group = 'sns/us-east-1/000000000000/cli';
    const events = await aws('logs', 'filter-log-events', '--log-group-name', group, '--filter-pattern', 'hello');
    expect(events.json).toMatchObject({ events: [{ message: expect.stringContaining('hello') }] });
  });
});
