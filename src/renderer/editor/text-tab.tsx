import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../app/use-workbench.ts';
import type { Tab } from '../stores/editors-store.ts';
import { ExportBar } from '../transfer/export-bar.tsx';
import { loadExport } from '../transfer/export-file.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { closeTab } from './close-tab.ts';
import { DiskBar } from './disk-bar.tsx';
import { openFile } from './open-file.ts';

type TextualTab = Extract<Tab, { kind: 'file' | 'export' }>;

/** A tab with a text: the one Monaco editor, moved here, with the bar above it that asks about the disk. */
export function TextTab({ tab }: { readonly tab: TextualTab }) {
  const workbench = useWorkbench();
  const status = useStore(workbench.editors, (state) => state.statuses[tab.id]);
  const { id } = tab;

  if (status?.phase === 'failed') {
    return (
      <EmptyState icon="error" title={`${tab.kind === 'file' ? tab.path : tab.title} could not be opened`}>
        <p>{status.error}</p>
        <div className="button-row">
          <Button onClick={() => void closeTab(workbench, id)}>Close tab</Button>
          <Button kind="primary" onClick={() => void (tab.kind === 'file' ? openFile(workbench, tab.path) : loadExport(workbench, tab))}>
            Try again
          </Button>
        </div>
      </EmptyState>
    );
  }
  if (status?.phase !== 'ready') return <Loading what="Opening…" />;
  return (
    <>
      {status.disk !== 'same' && <DiskBar id={id} disk={status.disk} />}
      {tab.kind === 'export' && <ExportBar tab={tab} />}
      <MonacoPlace id={id} />
    </>
  );
}

function MonacoPlace({ id }: { readonly id: string }) {
  const { documents, view } = useWorkbench();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.append(view.host);
    return () => {
      view.show(undefined);
      view.host.remove();
    };
  }, [view]);
  useEffect(() => {
    view.show(documents.get(id));
  }, [documents, id, view]);
  return <div ref={place} className="monaco-place" />;
}
