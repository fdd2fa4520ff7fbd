import { useStore } from 'zustand';
import type { ResourceDetail } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { TabList } from '../ui/tab-list.tsx';
import { resourceFaces } from './faces.ts';
import type { ResourcePlace } from './load-resource.ts';
import { ResourceHead } from './resource-head.tsx';
import { WithDetail } from './with-detail.tsx';

/** A resource of the account: its facts, its text, its tags, who may use it, and what it hangs together with. */
export function ResourceTab({ tab }: { readonly tab: ResourcePlace }) {
  return (
    <section className="resource-tab" aria-label={tab.title}>
      <WithDetail place={tab}>
        {(detail) => (
          <>
            <ResourceHead tab={tab} detail={detail} />
            <Faces tab={tab} detail={detail} />
          </>
        )}
      </WithDetail>
    </section>
  );
}

interface FacesProps {
  readonly tab: ResourcePlace;
  readonly detail: ResourceDetail;
}

function Faces({ tab, detail }: FacesProps) {
  const { resources } = useWorkbench();
  const face = useStore(resources, (views) => views[tab.id]?.face);
  const faces = resourceFaces.filter(({ shownFor }) => shownFor(detail));
  const shown = faces.find(({ id }) => id === face) ?? faces[0];
  const panelId = 'resource-face';
  return (
    <>
      <TabList
        label={`About ${tab.title}`}
        tabs={faces.map(({ id, title }) => ({ id, label: title(detail), panelId }))}
        active={shown?.id ?? ''}
        onActivate={(id) => resources.apply({ type: 'faceShown', id: tab.id, face: id })}
      />
      {shown && (
        <div id={panelId} className="resource-face" role="tabpanel" aria-label={shown.title(detail)}>
          <shown.view key={shown.id} tab={tab} detail={detail} />
        </div>
      )}
    </>
  );
}
