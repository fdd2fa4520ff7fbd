import type { ComponentType } from 'react';
import { ProblemsView } from '../problems/problems-view.tsx';
import { RunView } from '../runs/run-view.tsx';
import type { PanelViewId } from '../stores/layout-store.ts';
import { OutputView } from './output-view.tsx';

export interface PanelView {
  readonly id: PanelViewId;
  readonly title: string;
  readonly view: ComponentType;
}

/** The views of the panel, in the order of its tabs. */
export const panelViews: readonly PanelView[] = [
  { id: 'problems', title: 'Problems', view: ProblemsView },
  { id: 'run', title: 'Run', view: RunView },
  { id: 'output', title: 'Output', view: OutputView },
];
