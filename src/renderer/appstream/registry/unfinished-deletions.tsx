import { useCallback } from 'react';
import { type AccountTarget, nameInArn } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { useAnswer } from '../../image/use-answer.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { openImagePage } from './open-image.ts';

/** Deletions that were confirmed and cut off, each with a way back to it; what cannot be read about them is no reason to show no images. */
export function UnfinishedDeletions({ place: { connection, region } }: { readonly place: AccountTarget }) {
  const workbench = useWorkbench();
  const { client } = workbench.connection;
  const question = useCallback(
    (signal: AbortSignal) => client.appstreamImages.unfinished({ connection, region }, { signal }),
    [client, connection, region],
  );
  const [answer] = useAnswer(question);
  if (answer.phase !== 'ready' || answer.value.length === 0) return null;
  return (
    <ul className="unfinished" aria-label="Deletions that were cut off">
      {answer.value.map(({ arn, begunAt }) => (
        <li key={arn}>
          <Icon name="warning" />
          <span>{`The deletion of ${nameInArn(arn)}, begun ${new Date(begunAt).toLocaleString()}, did not come to its end.`}</span>
          <Button onClick={() => openImagePage(workbench, 'delete-image', { connection, arn })}>Go on</Button>
        </li>
      ))}
    </ul>
  );
}
