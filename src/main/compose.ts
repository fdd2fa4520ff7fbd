import { join } from 'node:path';
import { type Contract, contract, type Service } from '../contract/index.ts';
import { sandboxSource } from '../rehearsal/index.ts';
import { appInfo } from './app-info.ts';
import { createImageBuilders } from './appstream/builders/builders.ts';
import { createAppstreamCode } from './appstream/code/appstream-code.ts';
import { createFleets } from './appstream/fleets/fleets.ts';
import { createRegistry } from './appstream/registry/registry.ts';
import { awsPool } from './aws/aws-source.ts';
import { s3Access } from './aws/s3-access.ts';
import { createBuilds } from './builds/builds.ts';
import { createCatalogue } from './catalogue/catalogue.ts';
import { createCleanup } from './cleanup/cleanup.ts';
import { connectionFile } from './connections/connection-file.ts';
import type { Target } from './connections/connections.ts';
import { openConnections } from './connections/open-connections.ts';
import { openKeychain } from './credentials/keychain.ts';
import { openErrorLog } from './error-log.ts';
import { exampleWorkspace } from './examples.ts';
import { allowedLink } from './external-links.ts';
import { createShellChecks } from './language/shell-checks.ts';
import { createLifecycle } from './lifecycle/lifecycle.ts';
import { localAccountFolder, localAccountHost } from './local-account.ts';
import { networkOf } from './network/open-network.ts';
import type { KilnPaths } from './paths.ts';
import { pipelineHandlers } from './pipelines/handlers.ts';
import { createPreflight } from './preflight/preflight.ts';
import { createPublish, openPublisher } from './publish/publish.ts';
import { createRehearsals } from './rehearsals/rehearsals.ts';
import { sandboxStateOf } from './rehearsals/sandbox-state.ts';
import { createResourceDetails } from './resource-details/resource-details.ts';
import { appHandlers } from './rpc/app.ts';
import { buildHandlers } from './rpc/builds.ts';
import { catalogueHandlers } from './rpc/catalogue.ts';
import { connectionHandlers } from './rpc/connections.ts';
import { imageHandlers } from './rpc/images.ts';
import { languageHandlers } from './rpc/language.ts';
import { preflightHandlers } from './rpc/preflight.ts';
import { publishHandlers } from './rpc/publish.ts';
import { rehearsalHandlers } from './rpc/rehearsals.ts';
import { resourceDetailHandlers } from './rpc/resource-details.ts';
import { runHandlers } from './rpc/runs.ts';
import { workspaceHandlers } from './rpc/workspace.ts';
import { openRuns } from './runs/registry.ts';
import { openSettings } from './settings/settings.ts';
import { transferHandlers } from './transfer/handlers.ts';
import { watchedRuns } from './watch/watched-runs.ts';
import { createWorkspaces } from './workspace/workspaces.ts';

export interface ComposeOptions {
  /** The folder with `out` and `examples`. */
  readonly root: string;
  readonly paths: KilnPaths;
  /** A folder that was named on the command line. */
  readonly folder: string | undefined;
  /** Hands an allowed link to the system's browser. */
  openExternal(url: string): Promise<void>;
  /** Shows a line to whoever started the process. */
  echo(line: string): void;
}

export interface App {
  /** What hosts serve on each port. */
  readonly service: Service<Contract>;
  /** Ends everything that was started: rehearsals, watchers, the local account. */
  close(): Promise<void>;
}

/** Wires the services of the application; knows no host. */
export async function compose({ root, paths, folder, openExternal, echo }: ComposeOptions): Promise<App> {
  const report = openErrorLog(join(paths.data, 'logs'), echo);
  const settings = openSettings(paths.config);
  const workspaces = createWorkspaces(settings);
  const runs = await openRuns({ folder: join(paths.data, 'runs'), now: () => new Date(), report: (error) => report(error, 'runs') });
  const keychain = paths.portable ? undefined : openKeychain();
  const localAccount = localAccountHost({
    dataDirectory: localAccountFolder(paths),
    cacheDirectory: paths.cache,
    keychain,
    onBug: (error) => report(error, 'local account'),
    onNotice: echo,
  });
  const network = networkOf(paths, process.env);
  const clients = awsPool(({ id, region }, operation, input) => {
    catalogue.changed({ connection: id, region }, operation, input);
    registry.changed({ connection: id, region }, operation);
  });
  const connections = openConnections({
    file: connectionFile(paths.config),
    keychain,
    localAccount,
    env: process.env,
    network,
    dropped: clients.drop,
    openPage: async (url) => openExternal(allowedLink(url)),
  });
  const aws = async (target?: Target) => clients.of(await (target ? connections.get(target) : connections.current()));
  const sandboxes = sandboxSource({ cacheDirectory: paths.cache });
  const sandboxState = sandboxStateOf(sandboxes.choose);
  const rehearsals = createRehearsals({ workspaces, runs, chooseSandbox: sandboxes.choose, s3: s3Access(network), sandboxState, report });
  const shellChecks = createShellChecks(process.env);
  const { journals, publisher } = openPublisher(paths.data, { aws, report: (error) => report(error, 'publish') });
  const builds = createBuilds({ workspaces, runs, publisher, aws, report });
  const watched = watchedRuns({ runs, aws, report: (error) => report(error, 'watch') });
  const publish = createPublish({ workspaces, journals, publisher, aws, followBuild: builds.follow });
  const catalogue = createCatalogue({
    folder: join(paths.data, 'catalogue'),
    aws: ({ connection: id, region }) => aws({ id, region }),
    report: (error) => report(error, 'catalogue'),
  });
  const registry = createRegistry({ aws, folder: join(paths.data, 'appstream') });
  const imageBuilders = createImageBuilders({
    ...{ aws, folder: join(paths.data, 'appstream'), settings, openExternal },
    report: (error) => report(error, 'image builders'),
  });
  const fleets = createFleets(aws);
  const appstreamCode = createAppstreamCode({ workspaces, data: paths.data, aws, report: (error) => report(error, 'appstream code') });
  const info = () =>
    appInfo({
      folder,
      settings,
      sandboxState,
      report,
      connect: connections.current,
      selected: connections.selected,
      examples: () => exampleWorkspace(join(root, 'examples'), paths.data),
    });

  sandboxes.sweep().catch((error: unknown) => report(error, 'sandboxes')); // what a crash left; nobody waits for it
  builds.resume();
  watched.resume();
  // Both take a moment and every window asks for them first; what goes wrong here goes wrong again, and is told, when it does.
  for (const warmUp of [localAccount.connect(), sandboxState()]) warmUp.catch(() => {});
  return {
    service: {
      contract,
      report,
      handlers: {
        app: appHandlers({ info, openExternal }),
        workspace: workspaceHandlers(workspaces),
        language: languageHandlers(shellChecks),
        rehearsals: rehearsalHandlers(rehearsals),
        builds: buildHandlers(builds),
        publish: publishHandlers(publish),
        runs: runHandlers({ runs, watched, data: paths.data }),
        connections: connectionHandlers(connections),
        resourceDetails: resourceDetailHandlers(createResourceDetails({ aws, catalogue })),
        images: imageHandlers(aws),
        catalogue: catalogueHandlers(catalogue),
        preflight: preflightHandlers(createPreflight({ aws, runs: runs.summaries })),
        transfer: transferHandlers(aws),
        lifecycle: createLifecycle(aws),
        pipelines: pipelineHandlers(aws),
        cleanup: createCleanup(aws),
        appstreamImages: registry.handlers,
        imageBuilders: imageBuilders.handlers,
        fleets: fleets.handlers,
        appstreamCode: appstreamCode.handlers,
      },
    },
    async close() {
      await Promise.all([rehearsals.close(), builds.close(), watched.close(), publisher.close(), appstreamCode.close()]);
      runs.close();
      imageBuilders.close();
      await catalogue.close();
      registry.close();
      fleets.close();
      shellChecks.close();
      connections.close();
      clients.close();
      await localAccount.close();
    },
  };
}
