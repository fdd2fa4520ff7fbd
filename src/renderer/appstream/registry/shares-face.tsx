import { useEffect, useState } from 'react';
import { mayDoWithImage, type SharedAccount, shareChanges, shareFingerprint } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Scrollable } from '../../ui/scrollable.tsx';
import { AddAccounts } from './add-accounts.tsx';
import { applyShares, type ShareOutcomes, untried } from './apply-shares.ts';
import type { ImageFaceProps } from './image-face.ts';
import { whyNot } from './image-words.ts';
import { ShareChanges } from './share-changes.tsx';
import { shareRows } from './share-table.ts';
import { SharesTable } from './shares-table.tsx';
import { useImageView } from './use-image-view.ts';

/** Who may use an own image, as a table of accounts and two permissions. Nothing is changed before the difference was shown. */
export function SharesFace(props: ImageFaceProps) {
  const { image, shares } = props.detail;
  if (!shares.known)
    return (
      <EmptyState icon="error" title="With whom it is shared cannot be read">
        <p role="alert">{shares.why}</p>
      </EmptyState>
    );
  return (
    <Scrollable className="resource-page" label={`Sharing of ${image.name}`}>
      <SharesEditor {...props} now={shares.value} />
    </Scrollable>
  );
}

function SharesEditor({ again, detail: { image }, now, place }: ImageFaceProps & { readonly now: readonly SharedAccount[] }) {
  const workbench = useWorkbench();
  const target = { connection: place.connection, arn: image.arn };
  const [view, change] = useImageView(target);
  const [outcomes, setOutcomes] = useState<ShareOutcomes>(untried);
  const wanted = view.shares ?? now;
  const reason = whyNot(mayDoWithImage(image, 'share'));
  const edit = (shares: readonly SharedAccount[] | undefined) => change({ shares });
  const isFixed = reason !== undefined || outcomes.running;
  const isDone = Object.keys(outcomes.calls).length > 0 && !outcomes.running && shareChanges(now, wanted).length === 0;
  useEffect(() => {
    if (!isDone) return;
    change({ shares: undefined }); // what was wanted is so: what others change from now on is no difference to it
    setOutcomes(untried);
  }, [isDone, change]);
  const apply = async () => {
    await applyShares(workbench, { ...target, seen: shareFingerprint(now), now, wanted }, setOutcomes);
    again();
  };
  return (
    <>
      <p className="resource-fixed">
        <Icon name="info" />
        <span>{`The image is shared within ${place.region} alone. You stay its owner and can change or end sharing at any time.`}</span>
      </p>
      {reason !== undefined && <p className="muted">{reason}</p>}
      <SharesTable rows={shareRows(now, wanted)} now={now} wanted={wanted} edit={edit} isFixed={isFixed} outcomes={outcomes} />
      {!isFixed && <AddAccounts wanted={wanted} owner={image.owner} edit={edit} />}
      <ShareChanges
        image={image.name}
        now={now}
        wanted={wanted}
        outcomes={outcomes}
        onDiscard={() => edit(undefined)}
        onApply={() => void apply()}
      />
    </>
  );
}
