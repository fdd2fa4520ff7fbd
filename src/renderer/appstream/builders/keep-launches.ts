import type { Workbench } from '../../workbench.ts';

/** A wizard that was filled in is not closed without a question; what was read and filled in goes with its tab. */
export function keepLaunches({ editors, imageBuilders }: Workbench): void {
  editors.subscribe(({ tabs }, before) => {
    if (tabs === before.tabs) return;
    for (const id of Object.keys(imageBuilders.getState().launches)) {
      if (!tabs.some((tab) => tab.id === id)) imageBuilders.apply({ type: 'closed', id });
    }
  });
  imageBuilders.subscribe(({ launches }, before) => {
    for (const [id, view] of Object.entries(launches)) {
      if (view === before.launches[id]) continue;
      const dirty = view.form !== view.original;
      if (editors.getState().statuses[id]?.dirty !== dirty) editors.apply({ type: 'status', id, status: { dirty } });
    }
  });
}
