import type { CSSProperties } from 'react';
import { useStore } from 'zustand';
import { DialogHost } from '../dialogs/dialog-host.tsx';
import { QuickInput } from '../quick/quick-input.tsx';
import { ActivityBar } from './activity-bar.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { EditorArea } from './editor-area.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Notifications } from './notifications.tsx';
import { Panel } from './panel.tsx';
import { SideBar } from './side-bar.tsx';
import { StatusBar } from './status-bar.tsx';
import { useWorkbench } from './use-workbench.ts';

/** The frame of the window. */
export function App() {
  const { layout } = useWorkbench();
  const { panelHeight, panelMaximised, panelVisible, sideVisible, sideWidth } = useStore(layout);
  const sizes = { '--side-width': `${sideWidth}px`, '--panel-height': `${panelHeight}px` } as CSSProperties;
  return (
    <ErrorBoundary>
      <div className="frame" style={sizes}>
        <ConnectionBanner />
        <div className="frame-body">
          <ActivityBar />
          {sideVisible && <SideBar />}
          <div className={`frame-centre${panelVisible && panelMaximised ? ' panel-maximised' : ''}`}>
            <EditorArea />
            {panelVisible && <Panel />}
          </div>
        </div>
        <StatusBar />
      </div>
      <Notifications />
      <QuickInput />
      <DialogHost />
    </ErrorBoundary>
  );
}
