import type { RunSummary } from '../../contract/index.ts';
import { notify } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { isOver, RUN_MARK } from './run-words.ts';
import { showRun } from './watch-runs.ts';

/** What is worth telling of a run that changed: it ended, or it began to wait for somebody. */
export function newsOf(before: RunSummary | undefined, run: RunSummary): string | undefined {
  if (!before || run.imported) return undefined;
  if (isOver(run.state) && !isOver(before.state)) return `${run.title}: ${RUN_MARK[run.state].word.toLowerCase()}`;
  if ((run.waiting ?? 0) > (before.waiting ?? 0)) return `${run.title} waits for an answer`;
  return undefined;
}

/** Tells it by the system when the window is away and that is wanted, within the window otherwise. */
export function tellNews(workbench: Workbench, before: RunSummary | undefined, run: RunSummary): void {
  const text = newsOf(before, run);
  if (text === undefined) return;
  const { layout, runs } = workbench;
  const { panelView, panelVisible, runNotices } = layout.getState();
  const away = document.hidden || !document.hasFocus();
  if (away && runNotices && canNotify() && Notification.permission === 'granted') {
    const notice = new Notification('Kiln', { body: run.failed ? `${text}. ${run.failed}` : text, tag: run.id });
    notice.addEventListener('click', () => {
      window.focus();
      showRun(workbench, run.id);
    });
  }
  const inView = !away && panelVisible && panelView === 'run' && runs.getState().shownId === run.id;
  if (!inView) notify(workbench, run.state === 'failed' ? 'error' : 'info', text);
}

const canNotify = () => 'Notification' in window;

/** Switches the system's notices on or off; the first time the system asks whether it may. */
export async function switchNotices(workbench: Workbench): Promise<void> {
  const { layout } = workbench;
  const wanted = !layout.getState().runNotices;
  if (wanted && !canNotify()) return notify(workbench, 'warning', 'This window cannot show notices of the system.');
  if (wanted && Notification.permission !== 'granted' && (await Notification.requestPermission()) !== 'granted')
    return notify(workbench, 'warning', 'The system does not allow notices of Kiln. Allow them in its settings, and switch them on again.');
  layout.apply({ type: 'runNoticesSwitched', on: wanted });
  notify(
    workbench,
    'info',
    wanted ? 'A notice tells when a run ends while this window is away.' : 'Runs end without notices of the system.',
  );
}
