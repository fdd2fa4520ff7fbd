import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { AppError, type CatalogueList, type CatalogueRow, type ListPlace, type ListStatus } from '../../contract/index.ts';
import { type Aws, createAws } from '../aws/clients.ts';
import { planBuild } from '../publish/plan-build.ts';
import { copyResources } from '../testing/copy-resources.ts';
import { publishBuild } from '../testing/publish-build.ts';
import { document, pipelinePath, sampleWorkspace } from '../testing/sample-workspace.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { testAccount } from '../testing/test-account.ts';
import { type Catalogue, createCatalogue } from './catalogue.ts';

const at = { connection: 'local', region: 'us-east-1' };
const components: CatalogueList = { kind: 'component', owner: 'Self' };

/** Counts what goes out to the service, by operation. */
async function countCalls(aws: Aws): Promise<Map<string, number>> {
  const calls = new Map<string, number>();
  const count =
    <Args, Result>(next: (args: Args) => Promise<Result>, { commandName = '' }: { readonly commandName?: string }) =>
    async (args: Args): Promise<Result> => {
      calls.set(commandName, (calls.get(commandName) ?? 0) + 1);
      return next(args);
    };
  (await aws.imagebuilder()).middlewareStack.add(count, { step: 'finalizeRequest', name: 'countCalls' });
  return calls;
}

function openCatalogue(aws: () => Promise<Aws>, folder = temporaryFolder()) {
  const catalogue = createCatalogue({
    folder,
    aws,
    report: (error) => {
      throw error;
    },
  });
  onTestFinished(() => catalogue.close());
  return { catalogue, folder };
}

/** What somebody sees who follows a list. */
function follow(catalogue: Catalogue, list: CatalogueList) {
  const rows = new Map<string, CatalogueRow>();
  const seen: { status: ListStatus | undefined; place: ListPlace | undefined } = { status: undefined, place: undefined };
  const controller = new AbortController();
  const following = (async () => {
    for await (const event of catalogue.watch({ at, list }, controller.signal)) {
      if (event.type === 'begun') rows.clear();
      else if (event.type === 'status') seen.status = event.status;
      else {
        for (const row of event.rows) rows.set(row.arn, row);
        for (const arn of event.gone) rows.delete(arn);
        seen.place = event.place;
      }
    }
  })();
  const stop = async () => {
    controller.abort();
    await following;
  };
  onTestFinished(stop);
  const until = (check: () => boolean) => vi.waitFor(() => expect(check()).toBe(true), { timeout: 20_000, interval: 10 });
  return { rows, seen, stop, until, read: (beyond: number | 'all') => catalogue.read({ at, list, beyond }) };
}

async function publishedAccount() {
  const account = testAccount();
  const aws = await account.aws();
  const prepared = await planBuild(aws, { root: temporaryFolder(sampleWorkspace), path: pipelinePath });
  await publishBuild(aws, prepared);
  return { account, aws };
}

/** An account of 2,000 components and 500 pipelines more than it had. */
async function largeAccount() {
  const { account, aws } = await publishedAccount();
  const api = await aws.imagebuilder();
  const [component] = (await api.listComponentBuildVersions({})).componentSummaryList ?? [];
  const [pipeline] = (await api.listImagePipelines({})).imagePipelineList ?? [];
  await account.close();
  copyResources(account.folder, component?.arn ?? '', 2000);
  copyResources(account.folder, pipeline?.arn ?? '', 500);
  return testAccount(undefined, account.folder);
}

describe('what is read', () => {
  test('is the pages that are shown, of an account with 2,000 components and 500 pipelines', async () => {
    const account = await largeAccount();
    const calls = await countCalls(await account.aws());
    const { catalogue } = openCatalogue(account.aws);
    const [counts] = [await catalogue.counts(at, new AbortController().signal)[Symbol.asyncIterator]().next()];
    const shown = follow(catalogue, components);
    const pipelines = follow(catalogue, { kind: 'image-pipeline', owner: 'Self' });
    await shown.until(() => shown.seen.status !== undefined && pipelines.seen.status !== undefined);
    expect(counts.value).toEqual([]);
    expect(calls).toEqual(new Map()); // nothing before it is looked at

    await shown.read(0);
    await shown.read(30);
    await pipelines.read(0);
    await shown.until(() => shown.rows.size === 50 && pipelines.rows.size === 25 && shown.seen.status?.phase === 'idle');
    expect(calls).toEqual(
      new Map([
        ['ListComponentsCommand', 2],
        ['ListImagePipelinesCommand', 1],
      ]),
    );
    expect(shown.seen.status).toMatchObject({ read: 50, readWhole: false, whole: false });

    await shown.read('all');
    await shown.until(() => shown.seen.status?.readWhole === true);
    expect(shown.rows.size).toBe(2001);
    expect(calls.get('ListComponentsCommand')).toBe(81);
  });

  test('stops where it is told to', async () => {
    const account = await largeAccount();
    const { catalogue } = openCatalogue(account.aws);
    const shown = follow(catalogue, components);
    await shown.read('all');
    await shown.until(() => shown.rows.size >= 50);
    await catalogue.stop({ at, list: components });
    await shown.until(() => shown.seen.status?.phase === 'idle');
    expect(shown.rows.size).toBeLessThan(2001);
  });

  test('is narrowed by AWS where filters are given, and known to the whole list from then on', async () => {
    const account = await largeAccount();
    const calls = await countCalls(await account.aws());
    const { catalogue } = openCatalogue(account.aws);
    const whole = follow(catalogue, components);
    const named = follow(catalogue, { ...components, filters: { name: ['greeter-one-1999'] } });
    await named.read(0);
    await named.until(() => named.seen.status?.readWhole === true && whole.rows.size === 1);
    expect([...named.rows.values()]).toMatchObject([{ name: 'greeter-one-1999', version: '1.0.0', platform: 'Linux' }]);
    expect(whole.seen.status).toMatchObject({ read: 0, whole: false });
    expect(calls).toEqual(new Map([['ListComponentsCommand', 1]]));
  });
});

test('every kind is listed for every owner that the API lists it for', async () => {
  const { account } = await publishedAccount();
  const { catalogue } = openCatalogue(account.aws);
  const read = async (list: CatalogueList) => {
    const shown = follow(catalogue, list);
    await shown.read('all');
    await shown.until(() => shown.seen.status?.readWhole === true || shown.seen.status?.phase === 'failed');
    expect(shown.seen.status?.failure).toBeUndefined();
    return [...shown.rows.values()];
  };
  expect(await read(components)).toMatchObject([{ name: 'Greeter_One', version: '1.0.0', type: 'BUILD', state: 'ACTIVE' }]);
  expect(await read({ kind: 'image-recipe', owner: 'Self' })).toMatchObject([{ name: 'Greeting Server', version: '1.0.0' }]);
  expect(await read({ kind: 'image-pipeline', owner: 'Self' })).toMatchObject([{ name: 'weekly', version: '', state: 'ENABLED' }]);
  expect(await read({ kind: 'infrastructure-configuration', owner: 'Self' })).toMatchObject([{ more: { instanceTypes: 't3.small' } }]);
  expect(await read({ kind: 'distribution-configuration', owner: 'Self' })).toMatchObject([{ more: { regions: 'us-east-1' } }]);
  const [image] = await read({ kind: 'image', owner: 'Self' });
  expect(image).toMatchObject({ name: 'Greeting Server', version: '1.0.0' });
  const builds = await read({ kind: 'image', owner: 'Self', buildsOf: image?.arn });
  expect(builds).toMatchObject([{ version: '1.0.0/1', owner: '000000000000' }]);
  expect((await read({ kind: 'component', owner: 'Amazon' })).length).toBeGreaterThan(3);
  expect((await read({ kind: 'workflow', owner: 'Amazon' })).length).toBeGreaterThan(0);
  for (const owner of ['Shared', 'ThirdParty', 'AWSMarketplace'] as const)
    for (const kind of ['component', 'image-recipe', 'image'] as const) expect(await read({ kind, owner })).toEqual([]);
  for (const kind of ['container-recipe', 'lifecycle-policy'] as const) expect(await read({ kind, owner: 'Self' })).toEqual([]);
});

describe('what is known', () => {
  test('is shown at once and from the disk when AWS is out of reach, with its age', async () => {
    const { account } = await publishedAccount();
    const first = openCatalogue(account.aws);
    const before = follow(first.catalogue, components);
    await before.read('all');
    await before.until(() => before.seen.status?.whole === true);
    await before.stop();
    await first.catalogue.close();
    await account.close();

    const { catalogue } = openCatalogue(account.aws, first.folder);
    const offline = createCatalogueOffline(first.folder);
    const after = follow(offline, components);
    await after.until(() => after.seen.status !== undefined);
    expect([...after.rows.values()]).toMatchObject([{ name: 'Greeter_One' }]);
    expect(after.seen.status).toMatchObject({ whole: true, asOf: before.seen.status?.asOf, read: 0 });
    await after.read(0);
    await after.until(() => after.seen.status?.phase === 'failed');
    expect(after.seen.status?.failure).toMatchObject({ offline: true, retryAt: expect.any(String) });
    expect(after.rows.size).toBe(1);
    const counts = await catalogue.counts(at, new AbortController().signal)[Symbol.asyncIterator]().next();
    expect(counts.value).toEqual([{ ...components, names: 1, whole: true, asOf: before.seen.status?.asOf }]);
  });

  test('tells what is new since somebody looked last, until it was seen', async () => {
    const { account, aws } = await publishedAccount();
    const { catalogue } = openCatalogue(account.aws);
    const shown = follow(catalogue, components);
    await shown.read('all');
    await shown.until(() => shown.seen.status?.readWhole === true);
    const api = await aws.imagebuilder();
    await api.createComponent({ name: 'later', semanticVersion: '2.0.0', platform: 'Linux', data: document('later') });
    catalogue.touched(at, { kind: 'component', name: 'later' });
    await shown.until(() => shown.rows.size === 2);
    const [, later] = [...shown.rows.values()];
    expect(later).toMatchObject({ name: 'later', version: '2.0.0', mark: 'new' });
    await catalogue.seen({ at, list: components, arns: [later?.arn ?? ''] });
    await shown.until(() => ![...shown.rows.values()].some(({ mark }) => mark));

    const build = (await api.listComponentBuildVersions({ componentVersionArn: later?.arn })).componentSummaryList?.[0];
    await api.deleteComponent({ componentBuildVersionArn: build?.arn });
    catalogue.touched(at, { kind: 'component', name: 'later' });
    await shown.until(() => shown.rows.size === 1);
  });
});

test('a call that makes a resource, from wherever in Kiln, shows in the list that somebody looks at', async () => {
  const { account, aws } = await publishedAccount();
  const { catalogue } = openCatalogue(account.aws);
  const shown = follow(catalogue, components);
  await shown.read('all');
  await shown.until(() => shown.seen.status?.readWhole === true);
  const own = createAws(aws.connection, (...change) => catalogue.changed(at, ...change));
  onTestFinished(() => own.close());
  await (await own.imagebuilder()).createComponent({ name: 'made', semanticVersion: '1.0.0', platform: 'Linux', data: document('made') });
  await shown.until(() => [...shown.rows.values()].some(({ name, mark }) => name === 'made' && mark === 'new'));
});

/** A catalogue whose connection leads nowhere. */
function createCatalogueOffline(folder: string): Catalogue {
  const { catalogue } = openCatalogue(async () => {
    throw new AppError('unavailable', 'AWS cannot be reached.');
  }, folder);
  return catalogue;
}
