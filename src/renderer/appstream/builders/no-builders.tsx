import type { AccountTarget } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState, Loading } from '../../ui/empty-state.tsx';
import type { FollowedList } from '../use-live-list.ts';
import { openLaunch } from './open-builders.ts';

interface NoBuildersProps {
  readonly list: Pick<FollowedList<unknown>, 'status' | 'error'>;
  /** There are some, and the search fits none. */
  readonly searching: boolean;
  readonly place: AccountTarget;
  readonly onRetry: () => void;
}

/** What stands in place of the table without rows: it is being read, cannot be read, or is empty. */
export function NoBuilders({ list: { error, status }, onRetry, place, searching }: NoBuildersProps) {
  const workbench = useWorkbench();
  const failure = error ?? status?.failure?.message;
  if (searching) return <EmptyState icon="search" title="No image builder fits the search" />;
  if (failure !== undefined)
    return (
      <EmptyState icon="error" title="The image builders cannot be read">
        <p role="alert">{failure}</p>
        <Button onClick={onRetry}>Try again</Button>
      </EmptyState>
    );
  if (!status?.whole) return <Loading what="Reading the image builders…" />;
  return (
    <EmptyState icon="vm" title={`There are no image builders in ${place.region}`}>
      <p>An image builder is a machine of AppStream’s. You connect to it, install your applications, and make an image for fleets of it.</p>
      <Button icon="add" onClick={() => openLaunch(workbench, place)}>
        Launch the first one
      </Button>
    </EmptyState>
  );
}
