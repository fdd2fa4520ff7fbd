import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { AccountImage, ImageContents } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { FileChanges } from '../runs/file-changes.tsx';
import { messageOf } from '../stores/notify.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { FilteredList } from '../ui/filtered-list.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { TabList } from '../ui/tab-list.tsx';
import { ArtifactList } from './artifact-list.tsx';
import { imageMark } from './image-mark.ts';

interface ImageTabProps {
  readonly arn: string;
  readonly title: string;
}

type Contents =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly error: string }
  | { readonly phase: 'ready'; readonly contents: ImageContents };

/** An image that one holds in the hand: its files, its packages, its artifacts. */
export function ImageTab({ arn, title }: ImageTabProps) {
  const { account, connection } = useWorkbench();
  const image = useStore(account, (state) => state.overview?.images.find((each) => each.arn === arn));
  const [state, setState] = useState<Contents>({ phase: 'loading' });
  const load = useCallback(async () => {
    setState({ phase: 'loading' });
    try {
      setState({ phase: 'ready', contents: await connection.client.account.imageContents({ arn }) });
    } catch (error) {
      setState({ phase: 'failed', error: messageOf(error) });
    }
  }, [arn, connection]);
  useEffect(() => void load(), [load]);
  return (
    <section className="image-tab" aria-label={`Image ${title}`}>
      <ImageHead arn={arn} title={title} image={image} />
      {state.phase === 'loading' && <Loading what="Reading what is in the image…" />}
      {state.phase === 'failed' && (
        <EmptyState icon="info" title="The contents of this image are not to be had">
          <p>{state.error}</p>
          <Button onClick={() => void load()}>Try again</Button>
        </EmptyState>
      )}
      {state.phase === 'ready' && <ImageFaces contents={state.contents} />}
    </section>
  );
}

function ImageHead({ arn, title, image }: ImageTabProps & { readonly image: AccountImage | undefined }) {
  return (
    <header className="image-head">
      <h2>{image ? `${title} ${image.version}` : title}</h2>
      {image && <StateMark mark={imageMark(image.state)} />}
      {image && image.reason !== '' && <p className="image-reason">{image.reason}</p>}
      <code>{arn}</code>
      {image && image.outputs.length > 0 && <p className="muted">{`Outputs: ${image.outputs.join(', ')}`}</p>}
    </header>
  );
}

function ImageFaces({ contents }: { readonly contents: ImageContents }) {
  const [face, setFace] = useState('files');
  const { artifacts, changes, packages, packageChanges } = contents;
  const tabs = [
    { id: 'files', label: `Files (${changes.length})` },
    { id: 'packages', label: `Packages (${packages.length})` },
    { id: 'artifacts', label: `Artifacts (${artifacts.length})` },
  ].map((tab) => ({ ...tab, panelId: 'image-face' }));
  return (
    <>
      <TabList label="About the image" tabs={tabs} active={face} onActivate={setFace} />
      <div id="image-face" className="image-face" role="tabpanel" aria-label={tabs.find((tab) => tab.id === face)?.label}>
        {face === 'files' && <FileChanges label="Files" changes={changes} />}
        {face === 'packages' && <PackageList packages={packages} packageChanges={packageChanges} />}
        {face === 'artifacts' && <ArtifactList artifacts={artifacts} />}
      </div>
    </>
  );
}

type Package = ImageContents['packages'][number];
const nameOf = ({ name }: Package) => name;

/** What a package was in the parent image, where it differs: nothing, or another version. */
function formerly(changes: ImageContents['packageChanges']): ReadonlyMap<string, string> {
  return new Map(changes.flatMap(({ name, from, to }) => (to === undefined ? [] : [[`${name} ${to}`, from ? `was ${from}` : 'added']])));
}

function PackageList({ packages, packageChanges }: Pick<ImageContents, 'packages' | 'packageChanges'>) {
  const former = useMemo(() => formerly(packageChanges), [packageChanges]);
  return (
    <FilteredList label="Packages" items={packages} textOf={nameOf} nothing="The base of this image keeps no list of packages.">
      {({ name, version }) => (
        <>
          <span className="mono grow">{name}</span>
          <span className="mono muted">{version}</span>
          <span className="muted">{former.get(`${name} ${version}`)}</span>
        </>
      )}
    </FilteredList>
  );
}
