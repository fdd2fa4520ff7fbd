import { createListFollows, type ListFollows } from './catalogue/list-follows.ts';
import { type Connection, createConnection } from './connection/connection.ts';
import { createFollows, type Follows } from './connection/follows.ts';
import { hostTransport } from './connection/transport.ts';
import { createDialogs, type Dialogs } from './dialogs/dialogs.ts';
import { type Backups, createBackups } from './editor/backups.ts';
import { createEditorView, type EditorView } from './editor/editor-view.ts';
import { createOpenDocuments, type OpenDocuments } from './editor/open-documents.ts';
import { askShellCheck } from './language/ask-shellcheck.ts';
import { createLanguageService, type LanguageService } from './language/language-service.ts';
import { type AppStore, createAppStore } from './stores/app-store.ts';
import { type CatalogueStore, createCatalogueStore } from './stores/catalogue-store.ts';
import { type ConnectionsStore, createConnectionsStore } from './stores/connections-store.ts';
import { createEditorsStore, type EditorsStore } from './stores/editors-store.ts';
import { createExplorerStore, type ExplorerStore } from './stores/explorer-store.ts';
import { createImageBuildersStore, type ImageBuildersStore } from './stores/image-builders-store.ts';
import { createImageViewsStore, type ImageViewsStore } from './stores/image-views-store.ts';
import { createLayoutStore, type LayoutState, type LayoutStore } from './stores/layout-store.ts';
import { createNoticesStore, type NoticesStore } from './stores/notices-store.ts';
import { createPipelinesStore, type PipelinesStore } from './stores/pipelines-store.ts';
import { createPlansStore, type PlansStore } from './stores/plans-store.ts';
import { createProblemsStore, type ProblemsStore } from './stores/problems-store.ts';
import { createQuickStore, type QuickStore } from './stores/quick-store.ts';
import { createResourceStore, type ResourceStore } from './stores/resource-store.ts';
import { createRunsStore, type RunsStore } from './stores/runs-store.ts';
import { createWorkspaceStore, type WorkspaceStore } from './stores/workspace-store.ts';
import { createTasks, type Tasks } from './tasks/tasks.ts';

/** Everything that actions, commands and components work with. Made once a window, handed down; nothing lives in module scope. */
export interface Workbench {
  readonly connection: Connection;
  readonly follows: Follows;
  readonly tasks: Tasks;
  readonly dialogs: Dialogs;

  readonly app: AppStore;
  readonly workspace: WorkspaceStore;
  readonly explorer: ExplorerStore;
  readonly editors: EditorsStore;
  readonly problems: ProblemsStore;
  readonly runs: RunsStore;
  readonly catalogue: CatalogueStore;
  readonly listFollows: ListFollows;
  readonly pipelines: PipelinesStore;
  readonly plans: PlansStore;
  readonly resources: ResourceStore;
  readonly imageBuilders: ImageBuildersStore;
  readonly imageViews: ImageViewsStore;
  readonly connections: ConnectionsStore;
  readonly layout: LayoutStore;
  readonly notices: NoticesStore;
  readonly quick: QuickStore;

  readonly documents: OpenDocuments;
  readonly view: EditorView;
  readonly language: LanguageService;
  readonly backups: Backups;
}

export function createWorkbench(layout: Partial<LayoutState>): Workbench {
  const documents = createOpenDocuments();
  const problems = createProblemsStore();
  const catalogue = createCatalogueStore();
  const connection = createConnection(hostTransport());
  const worker = new Worker(new URL('./language/language.worker.ts', import.meta.url), { type: 'module' });
  return {
    connection,
    follows: createFollows(),
    tasks: createTasks(),
    dialogs: createDialogs(),
    app: createAppStore(),
    workspace: createWorkspaceStore(),
    explorer: createExplorerStore(),
    editors: createEditorsStore(),
    problems,
    runs: createRunsStore(),
    catalogue,
    listFollows: createListFollows({ connection, catalogue }),
    pipelines: createPipelinesStore(),
    plans: createPlansStore(),
    resources: createResourceStore(),
    imageBuilders: createImageBuildersStore(),
    imageViews: createImageViewsStore(),
    connections: createConnectionsStore(),
    layout: createLayoutStore(layout),
    notices: createNoticesStore(),
    quick: createQuickStore(),
    documents,
    view: createEditorView(),
    language: createLanguageService({
      port: worker,
      documents,
      problems,
      shellCheck: async (scripts) => askShellCheck(connection.client, scripts),
      nextFrame: (run) => requestAnimationFrame(run),
    }),
    backups: createBackups(localStorage),
  };
}
