import { useStore } from 'zustand';
import type { AccountImage } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { formatAge } from '../runs/duration.ts';
import { useNow } from '../runs/use-now.ts';
import { CommandButton } from '../ui/command-button.tsx';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { imageMark } from './image-mark.ts';
import { openImage } from './load-account.ts';

/** The images of the connected account, the newest first. */
export function ImagesView() {
  const { account } = useWorkbench();
  const images = useStore(account, (state) => state.overview?.images);
  const error = useStore(account, (state) => state.error);
  const now = useNow(30_000);
  if (!images && error !== undefined) {
    return (
      <EmptyState icon="error" title="The images cannot be listed">
        <p>{error}</p>
        <CommandButton id="account.refresh" look="primary" />
      </EmptyState>
    );
  }
  if (!images) return <Loading what="Reading the images…" />;
  if (images.length === 0) {
    return (
      <EmptyState icon="package" title="No images yet">
        <p>Open an image recipe and build it with Ctrl+Shift+B.</p>
      </EmptyState>
    );
  }
  return (
    <ul className="cards" aria-label="Images">
      {images
        .toSorted((a, b) => b.dateCreated.localeCompare(a.dateCreated))
        .map((image) => (
          <li key={image.arn}>
            <ImageCard image={image} now={now} />
          </li>
        ))}
    </ul>
  );
}

function ImageCard({ image, now }: { readonly image: AccountImage; readonly now: number }) {
  const workbench = useWorkbench();
  const { arn, dateCreated, name, reason, state, version } = image;
  return (
    <button type="button" className="card" title={arn} onClick={() => openImage(workbench, arn)}>
      <StateMark mark={imageMark(state)} wordless />
      <span className="card-title">{`${name} ${version}`}</span>
      <span className="card-detail">{`${imageMark(state).word} · ${formatAge(dateCreated, now)}`}</span>
      {reason !== '' && (
        <span className="card-reason" title={reason}>
          {reason}
        </span>
      )}
    </button>
  );
}
