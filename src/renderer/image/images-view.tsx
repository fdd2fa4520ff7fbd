import { useCallback, useEffect } from 'react';
import { useStore } from 'zustand';
import type { ImageRow } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { openResource } from '../resource/open-resource.ts';
import { formatAge } from '../runs/duration.ts';
import { useNow } from '../runs/use-now.ts';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { FilteredList } from '../ui/filtered-list.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { AnswerView } from './answered.tsx';
import { imageMark } from './image-mark.ts';
import { useAnswer } from './use-answer.ts';

/** The images of the connected account, the newest first. */
export function ImagesView() {
  const { catalogue, connection, connections } = useWorkbench();
  const id = useStore(connections, (state) => state?.current.id);
  const region = useStore(connections, (state) => state?.current.region);
  const question = useCallback(
    async (signal: AbortSignal) =>
      id !== undefined && region !== undefined ? connection.client.images.list({ connection: id, region }, { signal }) : undefined,
    [id, region, connection],
  );
  const [answer, again] = useAnswer(question);
  // What a build has made, and what the refresh button asks for, changes what the account holds.
  useEffect(() => catalogue.subscribe((state, before) => state.age !== before.age && again()), [catalogue, again]);
  return (
    <AnswerView
      answer={answer}
      again={again}
      words={{ reading: 'Reading the images…', failed: 'The images cannot be listed' }}
      render={(images) => (images ? <ImageList images={images} /> : <Loading what="Connecting…" />)}
    />
  );
}

const textOf = ({ name, state, version }: ImageRow) => `${name} ${version} ${imageMark(state).word}`;

function ImageList({ images }: { readonly images: readonly ImageRow[] }) {
  const now = useNow(30_000);
  if (images.length === 0)
    return (
      <EmptyState icon="package" title="No images yet">
        <p>Open an image recipe and build it with Ctrl+Shift+B.</p>
      </EmptyState>
    );
  return (
    <FilteredList label="Builds of images" items={images} textOf={textOf} nothing="No images yet">
      {(image) => <ImageLine image={image} now={now} />}
    </FilteredList>
  );
}

function ImageLine({ image, now }: { readonly image: ImageRow; readonly now: number }) {
  const workbench = useWorkbench();
  const { arn, dateCreated, name, reason, state, version } = image;
  return (
    <button
      type="button"
      className="row-button"
      title={reason === '' ? arn : `${arn}\n${reason}`}
      onClick={() => openResource(workbench, arn)}
    >
      <StateMark mark={imageMark(state)} wordless />
      <span className="grow">{`${name} ${version}`}</span>
      <span className="muted">{formatAge(dateCreated, now)}</span>
    </button>
  );
}
