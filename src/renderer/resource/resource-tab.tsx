import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ResourceDetail } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { emptyResourceView } from '../stores/resource-store.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { TabList } from '../ui/tab-list.tsx';
import { resourceFaces } from './faces.ts';
import { loadResource, type ResourceTabKind } from './load-resource.ts';
import { ResourceHead } from './resource-head.tsx';

/** A resource of the account: its facts, its text, its tags, who may use it, and what it hangs together with. */
export function ResourceTab({ tab }: { readonly tab: ResourceTabKind }) {
  const workbench = useWorkbench();
  const view = useStore(workbench.resources, (views) => views[tab.id] ?? emptyResourceView);
  const { detail, error, loading } = view;
  useEffect(() => {
    if (workbench.resources.getState()[tab.id]?.detail === undefined) void loadResource(workbench, tab);
  }, [tab, workbench]);
  if (!detail && error !== undefined) {
    return (
      <EmptyState icon="error" title={`${tab.title} cannot be read`}>
        <p>{error}</p>
        <Button kind="primary" onClick={() => void loadResource(workbench, tab)}>
          Try again
        </Button>
      </EmptyState>
    );
  }
  if (!detail) return <Loading what={`Reading ${tab.title}…`} />;
  return (
    <section className="resource-tab" aria-label={tab.title} aria-busy={loading}>
      <ResourceHead tab={tab} detail={detail} />
      {error !== undefined && (
        <p className="view-error" role="alert">
          {error}
        </p>
      )}
      <Faces tab={tab} detail={detail} face={view.face} />
    </section>
  );
}

interface FacesProps {
  readonly tab: ResourceTabKind;
  readonly detail: ResourceDetail;
  readonly face: string;
}

function Faces({ tab, detail, face }: FacesProps) {
  const { resources } = useWorkbench();
  const faces = resourceFaces.filter(({ shownFor }) => shownFor(detail));
  const shown = faces.find(({ id }) => id === face) ?? faces[0];
  const panelId = 'resource-face';
  return (
    <>
      <TabList
        label={`About ${tab.title}`}
        tabs={faces.map(({ id, title }) => ({ id, label: title(detail), panelId }))}
        active={shown?.id ?? ''}
        onActivate={(id) => resources.apply({ type: 'faceShown', id: tab.id, face: id })}
      />
      {shown && (
        <div id={panelId} className="resource-face" role="tabpanel" aria-label={shown.title(detail)}>
          <shown.view key={shown.id} tab={tab} detail={detail} />
        </div>
      )}
    </>
  );
}
