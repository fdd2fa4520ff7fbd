import { type ComponentType, useCallback, useMemo, useState } from 'react';
import { type ImageRecord, type ImageTarget, imageFacts } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { actionsOn } from '../resource/actions.ts';
import { ImageLinks, ImageSharing, ImageTags } from '../resource/image-faces.tsx';
import { ActionButton } from '../resource/resource-head.tsx';
import { resourceSubject } from '../resource/subject.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { TabList } from '../ui/tab-list.tsx';
import { Answered } from './answered.tsx';
import type { FaceProps } from './face-props.ts';
import { ImageCompare } from './image-compare.tsx';
import { ImageFiles } from './image-files.tsx';
import { ImageFindings } from './image-findings.tsx';
import { ImageLifecycle } from './image-lifecycle.tsx';
import { imageMark } from './image-mark.ts';
import { ImageOverview } from './image-overview.tsx';
import { ImagePackages } from './image-packages.tsx';
import { ImageWorkflows } from './image-workflows.tsx';

const FACES: readonly { readonly id: string; readonly label: string; readonly face: ComponentType<FaceProps> }[] = [
  { id: 'overview', label: 'Overview', face: ImageOverview },
  { id: 'packages', label: 'Packages', face: ImagePackages },
  { id: 'findings', label: 'Findings', face: ImageFindings },
  { id: 'files', label: 'Files', face: ImageFiles },
  { id: 'compare', label: 'Compare', face: ImageCompare },
  { id: 'workflows', label: 'Workflows', face: ImageWorkflows },
  { id: 'lifecycle', label: 'Lifecycle', face: ImageLifecycle },
  { id: 'tags', label: 'Tags', face: ImageTags },
  { id: 'sharing', label: 'Sharing', face: ImageSharing },
  { id: 'links', label: 'Uses', face: ImageLinks },
];

const tabs = FACES.map(({ id, label }) => ({ id, label, panelId: 'image-face' }));

/** An image that one holds in the hand: what is known of it, and what is not, with the reason. */
export function ImageTab({ connection: from, arn }: ImageTarget) {
  const { connection } = useWorkbench();
  const of = useMemo(() => ({ connection: from, arn }), [from, arn]);
  const question = useCallback((signal: AbortSignal) => connection.client.images.get(of, { signal }), [of, connection]);
  return (
    <section className="resource-tab" aria-label={`Image ${arn}`}>
      <Answered question={question} reading="Reading the image…" failed="This image cannot be read">
        {(image, again) => <ImagePage image={image} of={of} again={again} />}
      </Answered>
    </section>
  );
}

function ImagePage({ image, of, again }: FaceProps & { readonly again: () => void }) {
  const [shown, setShown] = useState('overview');
  const { face: Face, label } = FACES.find(({ id }) => id === shown) ?? { face: ImageOverview, label: 'Overview' };
  return (
    <>
      <ImageHead image={image} of={of} again={again} />
      <TabList label="About the image" tabs={tabs} active={shown} onActivate={setShown} />
      <div id="image-face" className="resource-face" role="tabpanel" aria-label={label}>
        <Face image={image} of={of} />
      </div>
    </>
  );
}

function ImageHead({ image, of, again }: { readonly image: ImageRecord; readonly of: ImageTarget; readonly again: () => void }) {
  const subject = resourceSubject(of.connection, of.arn, { image: imageFacts(image) });
  return (
    <header className="resource-head">
      <h2>
        <Icon name="package" />
        <span>{`${image.name} ${image.version}`}</span>
      </h2>
      <StateMark mark={imageMark(image.state)} />
      {image.reason !== '' && <p className="image-reason">{image.reason}</p>}
      <code>{image.arn}</code>
      <div className="button-row">
        {subject && actionsOn('image').map((action) => <ActionButton key={action.id} action={action} subject={subject} />)}
        <Button icon="refresh" onClick={again}>
          Refresh
        </Button>
      </div>
    </header>
  );
}
