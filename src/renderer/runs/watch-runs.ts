import type { RunFailure, RunSummary } from '../../contract/index.ts';
import { fileTab } from '../stores/editors-store.ts';
import { messageOf } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { isOver } from './run-words.ts';

/** Follows the list of runs for as long as the window lives; `tell` hears of each that changed, and what it was before. */
export async function watchRunList(
  workbench: Workbench,
  tell: (workbench: Workbench, before: RunSummary | undefined, run: RunSummary) => void,
): Promise<void> {
  const { connection, follows, runs } = workbench;
  const signal = follows.begin('runs');
  try {
    await connection.follow(
      (client) => client.runs.list({}, { signal }),
      (event) => {
        const before = event.type === 'run' ? runs.getState().list?.find(({ id }) => id === event.run.id) : undefined;
        runs.apply({ type: 'list', event });
        if (event.type === 'snapshot') showLatest(workbench);
        if (event.type === 'run') tell(workbench, before, event.run);
        if (event.type === 'run' && event.run.origin !== 'rehearsal' && isOver(event.run.state))
          workbench.catalogue.apply({ type: 'outdated' });
      },
      signal,
    );
  } catch (error) {
    runs.apply({ type: 'failed', message: messageOf(error) });
  }
}

/** A run view that is open with nothing in it, as after a reload, takes the newest run of the list. */
function showLatest(workbench: Workbench): void {
  const { list = [], shownId } = workbench.runs.getState();
  const { panelView, panelVisible } = workbench.layout.getState();
  const [newest] = list;
  if (newest && shownId === undefined && panelVisible && panelView === 'run') showRun(workbench, newest.id);
}

/** Follows one run from where we stand with it; once is enough. */
export async function watchRun(workbench: Workbench, id: string): Promise<void> {
  const { connection, follows, runs } = workbench;
  const key = `run:${id}`;
  if (follows.has(key)) return;
  const signal = follows.begin(key);
  try {
    await connection.follow(
      (client) => client.runs.watch({ runId: id, after: runs.getState().details[id]?.log.length ?? 0 }, { signal }),
      (event) => {
        runs.apply({ type: 'run', id, event });
        if (event.type === 'updated' && event.run.failure) revealFailure(workbench, id, event.run.failure);
      },
      signal,
    );
  } catch (error) {
    runs.apply({ type: 'failed', message: messageOf(error) });
    follows.stop(key);
  }
}

/** Scrolls to the line that failed, where its file is in view anyway; the cursor and the focus stay where they are. */
function revealFailure({ editors, runs, view, workspace }: Workbench, id: string, { source }: RunFailure): void {
  const { details, shownId } = runs.getState();
  const sameRoot = details[id]?.run.root === workspace.getState().workspace?.root;
  if (!source || !sameRoot || shownId !== id || editors.getState().activeId !== fileTab(source.path).id) return;
  view.widget.revealLineInCenterIfOutsideViewport(source.range.start.line + 1);
}

/** Brings a run into the run view, narrowed to a step where one is given. */
export function showRun(workbench: Workbench, id: string, step?: string): void {
  workbench.runs.apply({ type: 'shown', id, step });
  workbench.layout.apply({ type: 'panelShown', view: 'run' });
  void watchRun(workbench, id);
}

/** Makes the last result of a file's steps known, so that the gutter can show it. */
export function watchLastRunOf(workbench: Workbench, path: string): void {
  const root = workbench.workspace.getState().workspace?.root;
  const last = workbench.runs.getState().list?.find((run) => run.root === root && run.file === path);
  if (last) void watchRun(workbench, last.id);
}
