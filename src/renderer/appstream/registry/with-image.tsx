import { type ReactNode, useCallback } from 'react';
import { type AppStreamImageDetail, type ImageAction, mayDoWithImage } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { Answered } from '../../image/answered.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Scrollable } from '../../ui/scrollable.tsx';
import type { PageProps } from '../page.ts';
import { whyNot } from './image-words.ts';

interface WithImageProps extends Pick<PageProps, 'place' | 'subject'> {
  readonly needs: ImageAction;
  readonly title: (name: string) => string;
  readonly icon: string;
  readonly children: (detail: AppStreamImageDetail) => ReactNode;
}

/** A page on which something is done with an image, or which says why it cannot be done. */
export function WithImage({ children, icon, needs, place: { connection }, subject: arn = '', title }: WithImageProps) {
  const { client } = useWorkbench().connection;
  const question = useCallback(
    (signal: AbortSignal) => client.appstreamImages.get({ connection, arn }, { signal }),
    [client, connection, arn],
  );
  return (
    <Answered question={question} reading="Reading the image…" failed="The image cannot be read">
      {(detail) => {
        const { image } = detail;
        const reason = whyNot(mayDoWithImage(image, needs));
        const words = title(image.name);
        if (reason !== undefined) return <EmptyState icon="circle-slash" title={reason} />;
        return (
          <section className="pipeline-tab" aria-label={words}>
            <header className="pipeline-head">
              <h2>
                <Icon name={icon} />
                <span>{words}</span>
              </h2>
            </header>
            <Scrollable className="pipeline-form" label="What to do">
              {children(detail)}
            </Scrollable>
          </section>
        );
      }}
    </Answered>
  );
}
