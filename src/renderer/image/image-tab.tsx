import { type ComponentType, useCallback, useMemo, useState } from 'react';
import type { AccountTarget, ImageRecord } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { IconButton } from '../ui/button.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { TabList } from '../ui/tab-list.tsx';
import { Answered } from './answered.tsx';
import { ImageCompare } from './image-compare.tsx';
import { ImageFiles } from './image-files.tsx';
import { ImageFindings } from './image-findings.tsx';
import { imageMark } from './image-mark.ts';
import { ImageOverview } from './image-overview.tsx';
import { ImagePackages } from './image-packages.tsx';
import { ImageWorkflows } from './image-workflows.tsx';

interface ImageTabProps {
  readonly arn: string;
  readonly at: AccountTarget | undefined;
}

/** What each face of an image gets: the image as it is known, and how to ask for more of it. */
export interface FaceProps {
  readonly image: ImageRecord;
  readonly of: { readonly arn: string; readonly at: AccountTarget | undefined };
}

const FACES: readonly { readonly id: string; readonly label: string; readonly face: ComponentType<FaceProps> }[] = [
  { id: 'overview', label: 'Overview', face: ImageOverview },
  { id: 'packages', label: 'Packages', face: ImagePackages },
  { id: 'findings', label: 'Findings', face: ImageFindings },
  { id: 'workflows', label: 'Workflows', face: ImageWorkflows },
  { id: 'files', label: 'Files', face: ImageFiles },
  { id: 'compare', label: 'Compare', face: ImageCompare },
];

const tabs = FACES.map(({ id, label }) => ({ id, label, panelId: 'image-face' }));

/** An image that one holds in the hand: what is known of it, and what is not, with the reason. */
export function ImageTab({ arn, at }: ImageTabProps) {
  const { connection } = useWorkbench();
  const question = useCallback((signal: AbortSignal) => connection.client.images.get({ arn, at }, { signal }), [arn, at, connection]);
  return (
    <section className="image-tab" aria-label={`Image ${arn}`}>
      <Answered question={question} reading="Reading the image…" failed="This image cannot be read">
        {(image, again) => <ImagePage image={image} at={at} again={again} />}
      </Answered>
    </section>
  );
}

interface ImagePageProps extends Pick<ImageTabProps, 'at'> {
  readonly image: ImageRecord;
  readonly again: () => void;
}

function ImagePage({ image, at, again }: ImagePageProps) {
  const [shown, setShown] = useState('overview');
  const of = useMemo(() => ({ arn: image.arn, at }), [image.arn, at]);
  const { face: Face, label } = FACES.find(({ id }) => id === shown) ?? { face: ImageOverview, label: 'Overview' };
  return (
    <>
      <header className="image-head">
        <h2>{`${image.name} ${image.version}`}</h2>
        <StateMark mark={imageMark(image.state)} />
        <IconButton icon="refresh" label="Read the image again" onClick={again} />
        {image.reason !== '' && <p className="image-reason">{image.reason}</p>}
        <code>{image.arn}</code>
      </header>
      <TabList label="About the image" tabs={tabs} active={shown} onActivate={setShown} />
      <div id="image-face" className="image-face" role="tabpanel" aria-label={label}>
        <Face image={image} of={of} />
      </div>
    </>
  );
}
