import type { ReactNode } from 'react';
import type { AccountTarget, ImageCategory } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState, Loading } from '../../ui/empty-state.tsx';
import { openAppStreamPage } from '../open-page.ts';
import type { FollowedList } from '../use-live-list.ts';

interface NoImagesProps {
  readonly category: ImageCategory;
  readonly list: Pick<FollowedList<unknown>, 'status' | 'error'>;
  /** There are images, and the search fits none. */
  readonly searching: boolean;
  readonly place: AccountTarget;
  readonly onRetry: () => void;
}

/** What stands in place of a list without rows: it is being read, cannot be read, or is empty. */
export function NoImages({ category, list: { error, status }, onRetry, place, searching }: NoImagesProps) {
  const failure = error ?? status?.failure?.message;
  if (searching) return <EmptyState icon="search" title="No image fits the search" />;
  if (failure !== undefined)
    return (
      <EmptyState icon="error" title="The images cannot be read">
        <p role="alert">{failure}</p>
        <Button onClick={onRetry}>Try again</Button>
      </EmptyState>
    );
  if (!status?.whole) return <Loading what="Reading the images…" />;
  return empty[category](place);
}

const empty: Readonly<Record<ImageCategory, (place: AccountTarget) => ReactNode>> = {
  public: ({ region }) => <EmptyState icon="globe" title={`AWS offers no base images in ${region}`} />,
  private: (place) => (
    <EmptyState icon="package" title="There are no images of your own yet">
      <p>Launch an image builder of a base image, install your applications on it, and create an image with Image Assistant.</p>
      <LaunchButton place={place} />
    </EmptyState>
  ),
  'shared-with-others': () => (
    <EmptyState icon="organization" title="You share no image">
      <p>
        Open one of your private images and share it with other accounts of the same Region: for fleets, for image builders, or for both.
      </p>
    </EmptyState>
  ),
  'shared-with-me': ({ region }) => (
    <EmptyState icon="inbox" title="Nobody shares an image with this account">
      <p>{`Owners of images share them with the number of your account, in ${region}.`}</p>
    </EmptyState>
  ),
};

function LaunchButton({ place }: { readonly place: AccountTarget }) {
  const workbench = useWorkbench();
  return (
    <Button
      kind="primary"
      icon="vm"
      onClick={() => openAppStreamPage(workbench, { page: 'launch-builder', title: 'Launch image builder', place })}
    >
      Launch image builder
    </Button>
  );
}
