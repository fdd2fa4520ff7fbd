import { createEventStore, type EventStore } from './event-store.ts';

export type SideViewId = 'workspace' | 'account' | 'runs' | 'images' | 'appstream';
export type PanelViewId = 'problems' | 'run' | 'output';
export type ThemeChoice = 'system' | 'light' | 'dark' | 'high-contrast';

export interface LayoutState {
  readonly sideView: SideViewId;
  readonly sideVisible: boolean;
  /** Pixels. */
  readonly sideWidth: number;
  readonly panelView: PanelViewId;
  readonly panelVisible: boolean;
  readonly panelHeight: number;
  readonly panelMaximised: boolean;
  readonly outlineHeight: number;
  readonly theme: ThemeChoice;
  /** A notice of the system tells when a run ends while the window is away. */
  readonly runNotices: boolean;
}

export type LayoutEvent =
  | { readonly type: 'sideShown'; readonly view: SideViewId }
  | { readonly type: 'sideToggled' }
  | { readonly type: 'sideResized'; readonly width: number }
  | { readonly type: 'panelShown'; readonly view: PanelViewId }
  | { readonly type: 'panelToggled' }
  | { readonly type: 'panelResized'; readonly height: number }
  | { readonly type: 'panelMaximised' }
  | { readonly type: 'outlineResized'; readonly height: number }
  | { readonly type: 'themeChosen'; readonly theme: ThemeChoice }
  | { readonly type: 'runNoticesSwitched'; readonly on: boolean };

export type LayoutStore = EventStore<LayoutState, LayoutEvent>;

export const defaultLayout: LayoutState = {
  sideView: 'workspace',
  sideVisible: true,
  sideWidth: 264,
  panelView: 'problems',
  panelVisible: false,
  panelHeight: 364,
  panelMaximised: false,
  outlineHeight: 220,
  theme: 'system',
  runNotices: false,
};

export const sideLimits = { min: 176, max: 560 } as const;
export const panelLimits = { min: 120, max: 900 } as const;
export const outlineLimits = { min: 64, max: 640 } as const;

const clamp = (value: number, { min, max }: { readonly min: number; readonly max: number }) =>
  Math.round(Math.min(Math.max(value, min), max));

export function applyLayout(state: LayoutState, event: LayoutEvent): LayoutState {
  switch (event.type) {
    case 'sideShown':
      return { ...state, sideView: event.view, sideVisible: true };
    case 'sideToggled':
      return { ...state, sideVisible: !state.sideVisible };
    case 'sideResized':
      return { ...state, sideWidth: clamp(event.width, sideLimits) };
    case 'panelShown':
      return { ...state, panelView: event.view, panelVisible: true };
    case 'panelToggled':
      return { ...state, panelVisible: !state.panelVisible, panelMaximised: false };
    case 'panelResized':
      return { ...state, panelHeight: clamp(event.height, panelLimits), panelMaximised: false };
    case 'panelMaximised':
      return { ...state, panelMaximised: !state.panelMaximised };
    case 'outlineResized':
      return { ...state, outlineHeight: clamp(event.height, outlineLimits) };
    case 'themeChosen':
      return { ...state, theme: event.theme };
    case 'runNoticesSwitched':
      return { ...state, runNotices: event.on };
  }
}

export const createLayoutStore = (initial: Partial<LayoutState>): LayoutStore =>
  createEventStore({ ...defaultLayout, ...initial }, applyLayout);
