import { followRunning } from '../appstream/builders/follow-running.ts';
import { keepLaunches } from '../appstream/builders/keep-launches.ts';
import { followCatalogue } from '../catalogue/follow-catalogue.ts';
import { readList } from '../catalogue/read-lists.ts';
import { listenForShortcuts } from '../commands/shortcuts.ts';
import { followConnections } from '../connections/follow-connections.ts';
import { keepBackups } from '../editor/hot-exit.ts';
import { monaco } from '../editor/monaco.ts';
import { monacoTheme } from '../editor/monaco-themes.ts';
import { isDirty } from '../editor/open-documents.ts';
import { followAccount } from '../language/follow-account.ts';
import { openRuleLinks, showMarkers } from '../language/markers.ts';
import { registerProviders } from '../language/providers/index.ts';
import { forgetClosedPipelines, markEditedPipelines } from '../pipelines/edit-pipeline.ts';
import { offerUnfinished } from '../publish/publish-plan.ts';
import { forgetClosedResources } from '../resource/load-resource.ts';
import { openRule } from '../rules/open-rule.ts';
import { showGutterMarks } from '../runs/show-gutter-marks.ts';
import { tellNews } from '../runs/tell-run-end.ts';
import { watchLastRunOf, watchRunList } from '../runs/watch-runs.ts';
import { keepSession, restoreSession } from '../session/keep-session.ts';
import type { Session } from '../session/session.ts';
import { messageOf } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { followTheme } from './theme.ts';

/** Joins the parts of the workbench: who listens to whom, and what is asked of main first. */
export function start(workbench: Workbench, session: Session): void {
  const { documents, editors, layout, problems } = workbench;
  followTheme(layout, (theme) => monaco.editor.setTheme(monacoTheme(theme)));
  listenForShortcuts(workbench);
  registerProviders(workbench);
  showMarkers(documents, problems);
  openRuleLinks((rule) => openRule(workbench, rule));
  showGutterMarks(workbench);
  followAccount({ ...workbench, readAll: (list) => readList(workbench, list, 'all'), now: Date.now });
  followCatalogue(workbench);
  forgetClosedResources(workbench);
  forgetClosedPipelines(workbench);
  markEditedPipelines(workbench);
  keepLaunches(workbench);
  keepBackups(workbench);
  documents.listen({
    opened: ({ fileName, readOnly }) => {
      if (!readOnly) watchLastRunOf(workbench, fileName);
    },
    changed: (document) => {
      const dirty = !document.readOnly && isDirty(document);
      if (editors.getState().statuses[document.id]?.dirty !== dirty) editors.apply({ type: 'status', id: document.id, status: { dirty } });
    },
  });
  whenConnected(workbench, () => {
    void begin(workbench, session);
  });
}

async function begin(workbench: Workbench, session: Session): Promise<void> {
  void followConnections(workbench, () => loadInfo(workbench));
  void watchRunList(workbench, tellNews);
  void followRunning(workbench);
  await loadInfo(workbench);
  const named = workbench.app.getState().info?.folder ?? undefined;
  if (named === undefined || named === session.root) await restoreSession(workbench, session);
  else await restoreSession(workbench, { ...session, root: named, tabs: session.tabs.filter(({ kind }) => kind !== 'file') });
  keepSession(workbench, localStorage);
  await offerUnfinished(workbench);
}

/** Asked again on every start of the line: another main may have taken the place of the one that went. */
async function loadInfo({ app, connection }: Workbench): Promise<void> {
  try {
    app.apply({ type: 'loaded', info: await connection.client.app.info({}) });
  } catch (error) {
    app.apply({ type: 'failed', message: messageOf(error) });
  }
}

/** Runs `first` on the first connection; on later ones only what main knows is asked anew. */
function whenConnected(workbench: Workbench, first: () => void): void {
  let begun = false;
  workbench.connection.status.subscribe((status) => {
    if (status !== 'connected') return;
    if (begun) void loadInfo(workbench);
    else first();
    begun = true;
  });
}
