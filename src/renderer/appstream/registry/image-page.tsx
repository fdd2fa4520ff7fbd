import { useCallback, useEffect, useRef } from 'react';
import { type AppStreamImage, type AppStreamImageDetail, imageCategory, imageCategoryWords, nameInArn } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { AnswerView } from '../../image/answered.tsx';
import { useAnswer } from '../../image/use-answer.ts';
import type { ImageFaceId } from '../../stores/image-views-store.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { TabList } from '../../ui/tab-list.tsx';
import type { PageProps } from '../page.ts';
import { ApplicationsFace } from './applications-face.tsx';
import { imageDoings } from './image-doings.ts';
import type { ImageFaceProps } from './image-face.ts';
import { ImageTagsFace } from './image-tags-face.tsx';
import { imageStateMark } from './image-words.ts';
import { OverviewFace } from './overview-face.tsx';
import { DoingButton } from './selected-image.tsx';
import { SharesFace } from './shares-face.tsx';
import { UpkeepFace } from './upkeep-face.tsx';
import { useImageView } from './use-image-view.ts';
import { useImages } from './use-images.ts';
import { UsesFace } from './uses-face.tsx';

interface Face {
  readonly id: ImageFaceId;
  readonly title: string;
  readonly view: (props: ImageFaceProps) => React.ReactNode;
  /** Only its owner can do anything with it. */
  readonly own?: true;
}

const faces: readonly Face[] = [
  { id: 'overview', title: 'Overview', view: OverviewFace },
  { id: 'applications', title: 'Applications', view: ApplicationsFace },
  { id: 'sharing', title: 'Sharing', view: SharesFace, own: true },
  { id: 'uses', title: 'Used by', view: UsesFace },
  { id: 'upkeep', title: 'Keep up to date', view: UpkeepFace, own: true },
  { id: 'tags', title: 'Tags', view: ImageTagsFace, own: true },
];

const panelId = 'appstream-image-face';

/** One image: what it is, what may be done with it, and what to do about it. */
export function ImagePage({ place, subject: arn = '' }: PageProps) {
  const { client } = useWorkbench().connection;
  const { connection } = place;
  const question = useCallback(
    (signal: AbortSignal) => client.appstreamImages.get({ connection, arn }, { signal }),
    [client, connection, arn],
  );
  const [answer, again] = useAnswer(question);
  const detail = answer.phase === 'ready' ? answer.value : undefined;
  const live = useLiveImage({ place, arn, detail, again });
  return (
    <section className="resource-tab" aria-label={nameInArn(arn)}>
      <AnswerView
        answer={answer}
        again={again}
        words={{ reading: 'Reading the image…', failed: 'The image cannot be read' }}
        render={(read) => <ImageView place={place} detail={live ? { ...read, image: live } : read} again={again} />}
      />
    </section>
  );
}

interface LiveImage extends Pick<PageProps, 'place'> {
  readonly arn: string;
  readonly detail: AppStreamImageDetail | undefined;
  readonly again: () => void;
}

/** The image as its list tells it now; when that changes, the rest is read anew. */
function useLiveImage({ again, arn, detail, place }: LiveImage): AppStreamImage | undefined {
  const list = useImages(place, detail?.image.visibility);
  const live = list.rows.get(arn);
  const text = live && JSON.stringify(live);
  const seen = useRef<string>(undefined);
  useEffect(() => {
    if (text === undefined) return;
    if (seen.current !== undefined && seen.current !== text) again();
    seen.current = text;
  }, [text, again]);
  return live;
}

function ImageView({ again, detail, place }: ImageFaceProps) {
  const { image } = detail;
  const [view, change] = useImageView({ connection: place.connection, arn: image.arn });
  const shown = faces.filter(({ own }) => !own || image.visibility === 'PRIVATE');
  const face = shown.find(({ id }) => id === view.face) ?? shown[0];
  return (
    <>
      <ImageHead place={place} detail={detail} again={again} />
      <TabList
        label={`About ${image.name}`}
        tabs={shown.map(({ id, title }) => ({ id, label: title, panelId }))}
        active={face?.id ?? ''}
        onActivate={(id) => change({ face: faces.find((one) => one.id === id)?.id ?? 'overview' })}
      />
      {face && (
        <div id={panelId} className="resource-face" role="tabpanel" aria-label={face.title}>
          <face.view key={face.id} place={place} detail={detail} again={again} />
        </div>
      )}
    </>
  );
}

function ImageHead({ again, detail: { image }, place }: ImageFaceProps) {
  return (
    <header className="resource-head">
      <h2>
        <Icon name="package" />
        <span>{image.name}</span>
      </h2>
      <StateMark mark={imageStateMark(image.state)} />
      <span className="badge">{imageCategoryWords[imageCategory(image)]}</span>
      <code>{image.arn}</code>
      {image.reason !== '' && (
        <p className="resource-fixed" role={image.state === 'FAILED' ? 'alert' : undefined}>
          <Icon name={image.state === 'FAILED' ? 'error' : 'info'} />
          <span>{image.reason}</span>
        </p>
      )}
      <div className="button-row">
        {imageDoings.map((doing) => (
          <DoingButton key={doing.id} doing={doing} image={image} place={place} />
        ))}
        <Button icon="refresh" onClick={again}>
          Refresh
        </Button>
      </div>
    </header>
  );
}
