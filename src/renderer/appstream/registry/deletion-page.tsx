import { useCallback } from 'react';
import { type ImageDeletionPlan, nameInArn } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { Answered } from '../../image/answered.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { PageProps } from '../page.ts';
import { DeletionEditor } from './deletion-editor.tsx';

/** Deletes an image: what uses it is listed, what becomes of that is chosen, and each step is told before and while it is done. */
export function DeletionPage({ place: { connection }, subject: arn = '' }: PageProps) {
  const { client } = useWorkbench().connection;
  const question = useCallback(
    (signal: AbortSignal): Promise<ImageDeletionPlan> => client.appstreamImages.planDeletion({ connection, arn }, { signal }),
    [client, connection, arn],
  );
  const title = `Delete ${nameInArn(arn)}`;
  return (
    <section className="pipeline-tab" aria-label={title}>
      <header className="pipeline-head">
        <h2>
          <Icon name="trash" />
          <span>{title}</span>
        </h2>
        <code>{arn}</code>
      </header>
      <Answered question={question} reading="Looking what uses the image…" failed="There is nothing to plan">
        {(plan, again) => <DeletionEditor connection={connection} plan={plan} again={again} />}
      </Answered>
    </section>
  );
}
