import { type ReactNode, useEffect } from 'react';
import { useStore } from 'zustand';
import type { ResourceDetail } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { emptyResourceView } from '../stores/resource-store.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { loadResource, type ResourcePlace } from './load-resource.ts';

interface WithDetailProps {
  readonly place: ResourcePlace;
  readonly children: (detail: ResourceDetail) => ReactNode;
}

/** Reads a resource where it is not known yet. An error of a later reading stands above what is known. */
export function WithDetail({ place, children }: WithDetailProps) {
  const workbench = useWorkbench();
  const { detail, error } = useStore(workbench.resources, (views) => views[place.id] ?? emptyResourceView);
  useEffect(() => {
    if (workbench.resources.getState()[place.id]?.detail === undefined) void loadResource(workbench, place);
  }, [place, workbench]);
  if (!detail && error !== undefined) {
    return (
      <EmptyState icon="error" title={`${place.title} cannot be read`}>
        <p>{error}</p>
        <Button kind="primary" onClick={() => void loadResource(workbench, place)}>
          Try again
        </Button>
      </EmptyState>
    );
  }
  if (!detail) return <Loading what={`Reading ${place.title}…`} />;
  return (
    <>
      {error !== undefined && (
        <p className="view-error" role="alert">
          {error}
        </p>
      )}
      {children(detail)}
    </>
  );
}
