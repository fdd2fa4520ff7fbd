import { expect, it, onTestFinished } from 'vitest';
import { openTestAccount } from '../../../tests/conformance/fixture/account.ts';
import { botocoreVersion, openBotocore } from '../../../tests/conformance/fixture/botocore.ts';
import { createBuildInputs, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';
import type { RunBuild } from '../engine/build-job.ts';

const launch = { name: 'LaunchBuildInstance', action: 'LaunchInstance' };
const terminate = { name: 'TerminateBuildInstance', action: 'TerminateInstance' };
const InstanceId = 'i-0123456789abcdef0';

it.skipIf(!botocoreVersion)('instances are those of the builds that are under way', { timeout: 60_000 }, async () => {
  const launched = Promise.withResolvers<void>();
  const [terminating, ending] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const over = Promise.withResolvers<void>();
  const runBuild: RunBuild = async (_job, journal) => {
    journal.status('BUILDING');
    const workflow = journal.startWorkflow('BUILD', [launch, terminate]);
    journal.finishStep(journal.startStep(workflow, { ...launch, inputs: {} }), 'COMPLETED', { outputs: { instanceId: InstanceId } });
    launched.resolve();
    await terminating.promise;
    journal.finishStep(journal.startStep(workflow, { ...terminate, inputs: { instanceId: InstanceId } }), 'COMPLETED', {});
    over.resolve();
    await ending.promise;
    return { status: 'FAILED', reason: 'it was enough' };
  };
  const test = await openTestAccount({ runBuild });
  const botocore = openBotocore(test);
  onTestFinished(async () => {
    botocore.close();
    await test.close();
  });
  const instances = async (input: object = {}) =>
    (await botocore.call('ec2', 'describe_instances', input)).Reservations.flatMap((one: { Instances: object[] }) => one.Instances);

  expect(await instances()).toEqual([]);
  const image = await startImage(test.imagebuilder, await createBuildInputs(test.imagebuilder, 'Shown'));
  await launched.promise;
  const tag = { Key: 'Ec2ImageBuilderArn', Value: image };
  expect(await instances()).toMatchObject([{ InstanceId, State: { Name: 'running' }, Tags: [{ Key: 'CreatedBy' }, tag] }]);
  expect(await instances({ Filters: [{ Name: 'instance-state-name', Values: ['terminated'] }] })).toEqual([]);
  await expect(instances({ InstanceIds: ['i-00000000000000000'] })).rejects.toMatchObject({ code: 'InvalidInstanceID.NotFound' });
  terminating.resolve();
  await over.promise;
  expect(await instances()).toMatchObject([{ State: { Name: 'terminated' } }]);
  ending.resolve();
  await waitForImage(test.imagebuilder, image, 'FAILED');
  expect(await instances()).toEqual([]);
});
