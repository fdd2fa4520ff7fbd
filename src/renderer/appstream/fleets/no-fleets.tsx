import type { AccountTarget } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState, Loading } from '../../ui/empty-state.tsx';
import type { FollowedList } from '../use-live-list.ts';
import { openNewFleet } from './open-fleets.ts';

interface NoFleetsProps {
  readonly list: Pick<FollowedList<unknown>, 'status' | 'error'>;
  /** There are fleets, and the search fits none. */
  readonly searching: boolean;
  readonly place: AccountTarget;
  readonly onRetry: () => void;
}

/** What stands in place of a list without rows: it is being read, cannot be read, or is empty. */
export function NoFleets({ list: { error, status }, onRetry, place, searching }: NoFleetsProps) {
  const workbench = useWorkbench();
  const failure = error ?? status?.failure?.message;
  if (searching) return <EmptyState icon="search" title="No fleet fits the search" />;
  if (failure !== undefined)
    return (
      <EmptyState icon="error" title="The fleets cannot be read">
        <p role="alert">{failure}</p>
        <Button onClick={onRetry}>Try again</Button>
      </EmptyState>
    );
  if (!status?.whole) return <Loading what="Reading the fleets…" />;
  return (
    <EmptyState icon="server" title={`There are no fleets in ${place.region}`}>
      <p>A fleet streams an image to users. It is made of an image of your own, or of one that is shared with this account for fleets.</p>
      <Button kind="primary" icon="add" onClick={() => openNewFleet(workbench, place)}>
        Create fleet
      </Button>
    </EmptyState>
  );
}
