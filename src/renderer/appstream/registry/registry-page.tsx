import { useMemo, useState } from 'react';
import {
  type AppStreamImage,
  type ImageCategory,
  type ImageVisibility,
  imageCategories,
  imageCategory,
  imageCategoryWords,
} from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { notifyFailure } from '../../stores/notify.ts';
import { TabList } from '../../ui/tab-list.tsx';
import { ListStanding } from '../list-standing.tsx';
import { ListTools } from '../list-tools.tsx';
import { LiveGrid } from '../live-grid.tsx';
import type { PageProps } from '../page.ts';
import type { FollowedList } from '../use-live-list.ts';
import { columnsOf } from './image-columns.tsx';
import { imageMenu } from './image-menu.ts';
import { searchImages } from './image-search.ts';
import { NoImages } from './no-images.tsx';
import { openImagePage } from './open-image.ts';
import { SelectedImage } from './selected-image.tsx';
import { UnfinishedDeletions } from './unfinished-deletions.tsx';
import { useImages } from './use-images.ts';

const visibilityOf: Readonly<Record<ImageCategory, ImageVisibility>> = {
  public: 'PUBLIC',
  private: 'PRIVATE',
  'shared-with-others': 'PRIVATE',
  'shared-with-me': 'SHARED',
};

const panelId = 'image-registry-list';

/** The image registry: four lists, of which only what is looked at is read. */
export function RegistryPage({ place, subject }: PageProps) {
  const workbench = useWorkbench();
  const [category, setCategory] = useState<ImageCategory>(imageCategories.find((one) => one === subject) ?? 'private');
  const [search, setSearch] = useState('');
  const [active, setActive] = useState<string>();
  const list = useImages(place, visibilityOf[category]);
  const bases = useImages(place, 'PUBLIC');
  const images = useMemo(() => imagesOf(list, category), [list, category]);
  const found = useMemo(() => searchImages(images, search), [images, search]);
  const columns = useMemo(() => columnsOf(category, [...bases.rows.values()], new Date()), [category, bases.rows]);
  const selected = found.find(({ arn }) => arn === active);
  const refresh = () => void workbench.connection.client.appstreamImages.refresh(place).catch((error) => notifyFailure(workbench, error));
  return (
    <section className="catalogue-tab" aria-label="Image registry">
      <div className="table-bar">
        <TabList
          label="Image registry"
          tabs={imageCategories.map((id) => ({ id, label: imageCategoryWords[id], panelId }))}
          active={category}
          onActivate={(id) => setCategory(imageCategories.find((one) => one === id) ?? category)}
        />
        <ListTools what="images" search={search} onSearch={setSearch} onRefresh={refresh} />
      </div>
      <div className="table-status">
        <ListStanding what="images" list={list} count={{ found: found.length, all: images.length }} onRetry={refresh} />
        <span className="grow" />
        {selected && <SelectedImage place={place} image={selected} />}
      </div>
      <UnfinishedDeletions place={place} />
      <div id={panelId} className="grid-panel" role="tabpanel" aria-label={imageCategoryWords[category]}>
        {found.length === 0 ? (
          <NoImages category={category} list={list} searching={images.length > 0} place={place} onRetry={refresh} />
        ) : (
          <LiveGrid
            label={`Images: ${imageCategoryWords[category]}`}
            rows={found}
            columns={columns}
            keyOf={keyOf}
            active={selected?.arn}
            onActivate={setActive}
            onOpen={({ arn }) => openImagePage(workbench, 'image', { connection: place.connection, arn })}
            menuOf={(image) => imageMenu(workbench, place.connection, image)}
          />
        )}
      </div>
    </section>
  );
}

const keyOf = ({ arn }: AppStreamImage): string => arn;

/** The newest first, as somebody looks for what was made last. */
function imagesOf({ rows }: FollowedList<AppStreamImage>, category: ImageCategory): readonly AppStreamImage[] {
  return [...rows.values()]
    .filter((image) => imageCategory(image) === category)
    .sort((a, b) => b.created.localeCompare(a.created) || a.name.localeCompare(b.name));
}
