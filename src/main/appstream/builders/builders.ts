import { type AccountTarget, type BuilderRow, type Contract, type Handlers, isPassingBuilderState } from '../../../contract/index.ts';
import type { Aws } from '../../aws/clients.ts';
import { type AwsOf, reachAccount } from '../../aws/reach.ts';
import type { Settings } from '../../settings/settings.ts';
import { yamlText } from '../../transfer/yaml-text.ts';
import { createLiveLists, systemClock } from '../live-lists.ts';
import { builderDetail, changeBuilderSoftware, changeBuilderTags } from './builder-detail.ts';
import { checkLaunch } from './check-launch.ts';
import { connectToBuilder, streamingUrl } from './connect.ts';
import { launchChoices } from './launch-choices.ts';
import { readLaunchFile } from './launch-file.ts';
import { deleteBuilder, launchBuilder, startBuilder, stopBuilder } from './operate.ts';
import { builderPages, readBuilders } from './read-builders.ts';
import { openRunning } from './running-builders.ts';
import { watchRunning } from './watch-running.ts';

export interface ImageBuilderDeps {
  readonly aws: AwsOf;
  /** Where Kiln keeps what it knows of AppStream. */
  readonly folder: string;
  readonly settings: Settings;
  openExternal(url: string): Promise<void>;
  report(error: unknown): void;
}

export interface ImageBuilders {
  readonly handlers: Handlers<Contract>['imageBuilders'];
  close(): void;
}

/** The image builders of all accounts. */
export function createImageBuilders({ aws, folder, settings, openExternal, report }: ImageBuilderDeps): ImageBuilders {
  const running = openRunning({ folder, settings, now: Date.now });
  const loaded = running.load();
  loaded.catch(report); // whoever needs it gets the error again
  const apiOf = async (at: AccountTarget) => (await reachAccount(aws, at)).appstream();
  const lists = createLiveLists<BuilderRow>({
    async *read(at) {
      await loaded;
      for await (const page of builderPages(await apiOf(at))) yield running.withKnown(page);
    },
    keyOf: ({ name }) => name,
    isPassing: ({ state }) => isPassingBuilderState(state),
    complete: (at, rows) => running.seen(at, rows),
  });
  const watch = watchRunning({ running, clock: systemClock, read: async (at) => readBuilders(await apiOf(at)), report });
  /** Does something to the builders of an account, after which whoever looks at them sees it. */
  const changing = async <Result>(at: AccountTarget, act: (aws: Aws) => Promise<Result>): Promise<Result> => {
    try {
      return await act(await reachAccount(aws, at));
    } finally {
      lists.touched(at);
    }
  };
  return {
    handlers: {
      watch: (at, signal) => lists.watch(at, signal),
      refresh: async (at) => lists.touched(at),
      async detail({ name, ...at }) {
        await loaded;
        return builderDetail({ api: await apiOf(at), withKnown: running.withKnown }, name);
      },
      choices: async (at) => launchChoices(await reachAccount(aws, at)),
      async check({ request, ...at }) {
        const account = await reachAccount(aws, at);
        const [choices, builders] = await Promise.all([launchChoices(account), readBuilders(await account.appstream())]);
        return checkLaunch(
          request,
          choices,
          builders.map(({ name }) => name),
        );
      },
      launch: ({ request, ...at }) => changing(at, async (account) => launchBuilder(await account.appstream(), request)),
      launchText: async ({ request }) => yamlText(request),
      readLaunchFile,
      start: ({ name, agentVersion, ...at }) =>
        changing(at, async (account) => startBuilder(await account.appstream(), { name, agentVersion })),
      stop: ({ name, ...at }) => changing(at, async (account) => stopBuilder(await account.appstream(), name)),
      remove: ({ name, ...at }) => changing(at, async (account) => deleteBuilder(await account.appstream(), name)),
      connect: async ({ name, validity, ...at }) =>
        connectToBuilder({ aws: await reachAccount(aws, at), openExternal }, { name, validity }),
      streamingUrl: async ({ name, validity, ...at }) => streamingUrl(await reachAccount(aws, at), { name, validity }),
      changeTags: async ({ name, set, remove, ...at }) => changeBuilderTags(await apiOf(at), name, { set, remove }),
      changeSoftware: ({ name, install, uninstall, deploy, ...at }) =>
        changing(at, async (account) => changeBuilderSoftware(await account.appstream(), name, { install, uninstall, deploy })),
      async *running(_, signal) {
        await loaded;
        yield* watch.watch(signal);
      },
      remindLater: ({ hours, ...target }) => running.remindLater(target, hours),
      setReminder: ({ hours }) => running.setReminder(hours),
    },
    close() {
      lists.close();
      watch.close();
      running.close();
    },
  };
}
