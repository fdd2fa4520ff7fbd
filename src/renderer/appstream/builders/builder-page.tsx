import { useWorkbench } from '../../app/use-workbench.ts';
import { notifyFailure } from '../../stores/notify.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { PageProps } from '../page.ts';
import { BuilderDetailView } from './builder-detail.tsx';
import { NoBuilders } from './no-builders.tsx';
import { openBuilders } from './open-builders.ts';
import { useBuilders } from './use-builders.ts';

/** One image builder in a tab of its own. */
export function BuilderPage({ place, subject = '' }: PageProps) {
  const workbench = useWorkbench();
  const list = useBuilders(place);
  const row = list.rows.get(subject);
  if (row) return <BuilderDetailView place={place} row={row} own />;
  if (!list.status?.whole || list.error !== undefined || list.status.failure) {
    const again = () => void workbench.connection.client.imageBuilders.refresh(place).catch((error) => notifyFailure(workbench, error));
    return <NoBuilders list={list} searching={false} place={place} onRetry={again} />;
  }
  return (
    <EmptyState icon="vm" title={`There is no image builder ${subject} in ${place.region} any more`}>
      <Button onClick={() => openBuilders(workbench, place)}>Show image builders</Button>
    </EmptyState>
  );
}
