import { join } from 'node:path';
import type { Account } from './account.ts';
import { firstAccountId as accountId, openAccounts } from './accounts/accounts.ts';
import { openKeyring } from './accounts/keyring.ts';
import { openAppStream } from './appstream/worker.ts';
import { openArtifacts, openCollector } from './artifacts/open-artifacts.ts';
import { installedScanner } from './artifacts/scan/installed-scanner.ts';
import { openQueue } from './builds/queue.ts';
import { recoverBuilds } from './builds/recovery.ts';
import { systemClock } from './clock.ts';
import { openExports } from './ec2/export-worker.ts';
import { sweepPushes } from './ecr/push.ts';
import { registriesFolder } from './ecr/registry-names.ts';
import type { ContainerDeps } from './engine/container/container-deps.ts';
import { containerBuilders } from './engine/container/find-builder.ts';
import { type EngineOnDemand, engineOnDemand } from './engine/engine-on-demand.ts';
import type { EnginePlace } from './engine/open-engine.ts';
import { openLifecycle } from './lifecycle/worker.ts';
import { openRetention } from './logs/retention.ts';
import type { LocalAccount, LocalAccountOptions } from './options.ts';
import { openSchedules } from './schedules/worker.ts';
import { handlerOf } from './server/dispatch.ts';
import { listen } from './server/http-server.ts';
import { openRefusals } from './server/refusals.ts';
import { openSpool } from './server/spool.ts';
import { services } from './services.ts';
import { openDeliveries } from './sns/deliveries.ts';
import { publishMessage } from './sns/publish.ts';
import { topicOwner } from './sns/records.ts';
import { allResources } from './store/resources.ts';
import { openStore, type Store } from './store/store.ts';

/** Uploads of objects end before they leave less than this on the disk. */
const diskReserve = 256 * 1024 * 1024;

/**
 * Opens the account of a data directory and listens on loopback. Throws StoreInUseError when another process has it open, and Node's
 * error when the port is taken.
 */
export async function startLocalAccount(options: LocalAccountOptions): Promise<LocalAccount> {
  const store = openStore(options.dataDirectory);
  try {
    return await serve(options, store);
  } catch (error) {
    store.close();
    throw error;
  }
}

async function serve(options: LocalAccountOptions, store: Store): Promise<LocalAccount> {
  const { dataDirectory, key, port = 0, region = 'us-east-1', onBug = console.error } = options;
  const accounts = openAccounts(dataDirectory);
  const interrupted = recoverBuilds({ store, clock: options.clock ?? systemClock });
  let endpoint = '';
  const opened = { store, accounts, interrupted, endpoint: () => endpoint };
  const { account, wake, close } = await openWorkers({ ...options, region, onBug }, opened);
  try {
    const spool = await openSpool(join(dataDirectory, 'incoming'), diskReserve);
    const refusals = openRefusals(join(dataDirectory, 'refused.log'));
    const keyring = openKeyring(key, accounts);
    const listening = await listen(
      { port, addresses: options.addresses },
      handlerOf({ account, keyring, services, spool, refusals, onBug }),
    );
    endpoint = `http://127.0.0.1:${listening.port}`;
    wake();
    return {
      endpoint,
      accountId,
      region,
      async close() {
        await listening.close();
        await close();
        store.close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

type WorkerOptions = LocalAccountOptions & Required<Pick<LocalAccountOptions, 'region' | 'onBug'>>;

interface Opened extends Pick<Account, 'store' | 'accounts' | 'endpoint'> {
  /** Whether builds died with an earlier process. */
  readonly interrupted: boolean;
}

interface Workers {
  /** The first account, with all that works behind it. */
  readonly account: Account;
  /** Begins what waits, and what is due. */
  wake(): void;
  /** Ends what runs, and begins no more. */
  close(): Promise<void>;
}

/** What works behind the endpoint: builds, schedules, lifecycle policies, messages, exports, the collector. */
async function openWorkers(options: WorkerOptions, { store, accounts, interrupted, endpoint }: Opened): Promise<Workers> {
  const { dataDirectory, region, clock = systemClock, concurrentBuilds = 1, onBug } = options;
  const scanner = await installedScanner();
  const artifacts = openArtifacts({ store, clock, dataDirectory, quota: options.artifactQuota, disks: options.imageDisks });
  const garbage = openCollector(artifacts, onBug);
  const containers = openContainers(options, store);
  const engine = engineOf(options, { artifacts, containers, scanner });
  if (interrupted) engine.open();
  const imagesDirectory = join(dataDirectory, 'images');
  const notify = (topic: string, text: string) => void publishMessage({ ...account, ...topicOwner(topic) }, topic, { text });
  const queue = openQueue({
    store,
    clock,
    runBuild: (...build) => engine.runBuild(...build).finally(garbage.wake),
    concurrentBuilds,
    onBug,
    links: { notify, accounts, artifacts, imagesDirectory },
  });
  const lifecycle = openLifecycle({ store, clock, artifacts, garbage, registries: containers.registries }, onBug);
  const deliveries = openDeliveries({ store, clock }, onBug);
  const exports = openExports({ store, artifacts, imagesDirectory }, onBug);
  const shared = { accounts, clock, store, endpoint, builds: queue, lifecycle, deliveries, garbage, scanner, exports, imagesDirectory };
  const { appstreamQuota } = options;
  const account: Account = { accountId, region, ...shared, containerBuilders: containers.builders, appstreamQuota };
  const schedules = openSchedules(account, onBug);
  const appstream = openAppStream({ store, clock }, onBug);
  const endRetention = openRetention({ store, clock }, onBug);
  return {
    account,
    wake() {
      for (const worker of [queue, lifecycle, deliveries, garbage, exports]) worker.wake();
    },
    async close() {
      endRetention();
      await Promise.all([appstream.close(), schedules.close(), queue.close(), lifecycle.close(), deliveries.close(), exports.close()]);
      await garbage.close();
      await containers.builders.close();
      await engine.close();
    },
  };
}

function engineOf(options: WorkerOptions, kept: Omit<EnginePlace, 'cacheDirectory' | 'clock'>): EngineOnDemand {
  const { cacheDirectory, runBuild, clock = systemClock, onBug } = options;
  if (runBuild) return { runBuild, open: () => undefined, close: async () => undefined };
  return engineOnDemand({ ...kept, cacheDirectory, clock }, onBug);
}

/** Builders and registries of container images. Where there are container recipes, somebody may build one soon. */
function openContainers(
  { dataDirectory, containerBuilders: names, clock = systemClock }: LocalAccountOptions,
  store: Store,
): ContainerDeps {
  const folder = registriesFolder(dataDirectory);
  sweepPushes(folder);
  const builders = containerBuilders(join(dataDirectory, 'containers'), names);
  if (!allResources(store, 'container-recipe').next().done) void builders.choose();
  return { builders, registries: { store, clock, folder } };
}
