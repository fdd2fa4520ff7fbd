import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createAws } from '../../src/main/aws/clients.ts';
import { everyPage } from '../../src/main/aws/every-page.ts';
import { type Fault, faultProxy, faults } from '../../src/main/testing/fault-proxy.ts';
import { recipePath, sampleWorkspace } from '../../src/main/testing/sample-workspace.ts';
import { temporaryFolder } from '../../src/main/testing/temporary-folder.ts';
import { type RunBuild, testAccount } from '../../src/main/testing/test-account.ts';
import { journey } from './journey.ts';

const journeys = 500;
/** As many as one account is used by at once. */
const abreast = 25;
/** How much of all requests goes wrong, and of all attempts is cut off by closing the app. */
const faulty = 0.08;
const closed = 0.1;

/** The same faults in every run; another seed finds others. */
let state = Number(process.env.KILN_FUZZ_SEED ?? 20_261_121);
function random(): number {
  state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
  return state / 2 ** 32;
}

const succeed: RunBuild = async (_job, journal) => {
  journal.status('BUILDING');
  journal.log('built');
  return { status: 'AVAILABLE', artifacts: { archive: '', layer: '', manifest: '' }, osVersion: 'Debian 12' };
};

/** The sample workspace with names that no other journey has. */
function workspaceOf(number: number): string {
  const files = Object.entries(sampleWorkspace).map(([path, text]) => [
    path,
    text.replace(/^name: (.*)$/m, (line, name: string) => (path.endsWith('greeter.yaml') ? line : `name: ${name} ${number}`)),
  ]);
  return temporaryFolder(Object.fromEntries(files));
}

test(`${journeys} times a build is published and started while connections break, and nothing is made twice or left over`, {
  timeout: 3_600_000,
}, async () => {
  const proxy = await faultProxy();
  onTestFinished(() => proxy.close());
  const account = testAccount(succeed, temporaryFolder(), [proxy.address]);
  const direct = await account.aws();
  proxy.passTo(direct.connection.endpoint ?? '');
  const aws = createAws({ ...direct.connection, endpoint: proxy.endpoint });
  onTestFinished(() => aws.close());
  const met = new Map<Fault, number>();
  proxy.decide(() => {
    if (random() >= faulty) return undefined;
    const fault = faults[Math.floor(random() * faults.length)];
    if (fault) met.set(fault, (met.get(fault) ?? 0) + 1);
    return fault;
  });

  const made: string[] = [];
  let [attempts, restarts] = [0, 0];
  let next = 0;
  const walk = async () => {
    for (let number = next++; number < journeys; number = next++) {
      const root = workspaceOf(number);
      const place = {
        ...{ data: join(root, '.app'), root, path: recipePath, aws: async () => aws },
        report(error: unknown): string {
          throw error;
        },
      };
      const end = await journey(place, () => (random() < closed ? Math.floor(random() * 400) : undefined));
      made.push(end.run.imageArn ?? '');
      attempts += end.attempts;
      restarts += end.restarts;
    }
  };
  await Promise.all(Array.from({ length: abreast }, walk));

  const api = await direct.imagebuilder();
  const names = (list: readonly { readonly name?: string | undefined }[]) => list.map(({ name = '' }) => name).sort();
  const expected = (name: string) => Array.from({ length: journeys }, (_, number) => `${name} ${number}`).sort();
  const components = await everyPage((nextToken) => api.listComponents({ owner: 'Self', nextToken }), 'componentVersionList');
  expect(names(components)).toEqual(expected('Greeter_One'));
  for (const { arn } of components) {
    const { componentSummaryList } = await api.listComponentBuildVersions({ componentVersionArn: arn });
    expect(componentSummaryList).toHaveLength(1);
  }
  expect(names(await everyPage((nextToken) => api.listImageRecipes({ owner: 'Self', nextToken }), 'imageRecipeSummaryList'))).toEqual(
    expected('Greeting Server'),
  );
  const infrastructures = await everyPage(
    (nextToken) => api.listInfrastructureConfigurations({ nextToken }),
    'infrastructureConfigurationSummaryList',
  );
  expect(names(infrastructures)).toEqual(expected('small'));
  const distributions = await everyPage(
    (nextToken) => api.listDistributionConfigurations({ nextToken }),
    'distributionConfigurationSummaryList',
  );
  expect(names(distributions)).toEqual(expected('home'));
  const images = await everyPage((nextToken) => api.listImages({ owner: 'Self', nextToken }), 'imageVersionList');
  const builds = await Promise.all(
    images.map(({ arn }) => everyPage((nextToken) => api.listImageBuildVersions({ imageVersionArn: arn, nextToken }), 'imageSummaryList')),
  );
  expect(
    builds
      .flat()
      .map(({ arn }) => arn)
      .sort(),
  ).toEqual(made.sort());
  expect([...met.keys()].sort()).toEqual([...faults].sort());
  expect(restarts).toBeGreaterThan(0);
  expect(attempts - restarts).toBeGreaterThan(journeys); // some were met by an error that no retry mended, and went on
});
