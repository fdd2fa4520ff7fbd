import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { isShareable, type Sharing } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { emptyResourceView } from '../stores/resource-store.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { Scrollable } from '../ui/scrollable.tsx';
import { TabList } from '../ui/tab-list.tsx';
import { AccessTable } from './access-table.tsx';
import type { FaceProps } from './face-props.ts';
import { draftSharing, loadSharing } from './load-sharing.ts';
import { PolicyText } from './policy-text.tsx';
import { SharingChanges } from './sharing-changes.tsx';
import { emptyDraft, type SharingDraft } from './sharing-draft.ts';

/** Who may use the resource, as a table and as the policy's own JSON; what a change does stands below. */
export function SharingFace({ tab, detail }: FaceProps) {
  const { kind, name, ownership } = detail;
  if (!isShareable(kind)) {
    return (
      <EmptyState icon="lock" title="This kind of resource is not shared">
        <p>AWS lets components, image recipes, container recipes and images be shared. Everything else belongs to one account.</p>
      </EmptyState>
    );
  }
  if (ownership !== 'own') {
    return (
      <EmptyState icon="lock" title="Only its owner shares it">
        <p>Only the account that owns a resource knows whom it is shared with, and can change that.</p>
      </EmptyState>
    );
  }
  return (
    <Scrollable className="resource-page" label={`Sharing of ${name}`}>
      <OwnSharing tab={tab} detail={detail} />
    </Scrollable>
  );
}

function OwnSharing({ tab, detail }: FaceProps) {
  const workbench = useWorkbench();
  const { sharing, sharingDraft } = useStore(workbench.resources, (views) => views[tab.id] ?? emptyResourceView);
  useEffect(() => void loadSharing(workbench, tab), [tab, workbench]);
  const { asking, error, value } = sharing;
  return (
    <>
      {error !== undefined && (
        <p className="view-error" role="alert">
          {error}
        </p>
      )}
      {asking && !value && <Loading what="Reading who may use it…" />}
      {value && <SharingEditor tab={tab} detail={detail} sharing={value} draft={sharingDraft} />}
      {error !== undefined && !value && <Button onClick={() => void loadSharing(workbench, tab, true)}>Try again</Button>}
    </>
  );
}

interface SharingEditorProps extends FaceProps {
  readonly sharing: Sharing;
  readonly draft: SharingDraft | undefined;
}

const faces = [
  { id: 'access', label: 'Who has access', panelId: 'sharing-face' },
  { id: 'policy', label: 'Policy as JSON', panelId: 'sharing-face' },
];

function SharingEditor({ tab, detail, sharing, draft: given }: SharingEditorProps) {
  const workbench = useWorkbench();
  const [face, setFace] = useState('access');
  const [fresh] = useState(() => emptyDraft(crypto.randomUUID()));
  const draft = given ?? fresh;
  // Another draft is another change: its token is its own.
  const edit = (next: SharingDraft) => draftSharing(workbench, tab, { ...next, token: crypto.randomUUID() });
  const props = { tab, detail, sharing, draft, edit };
  return (
    <>
      {sharing.ramFault !== undefined && (
        <p className="view-error" role="alert">{`Resource shares cannot be read, so only the policy is shown: ${sharing.ramFault}`}</p>
      )}
      <TabList label="Sharing" tabs={faces} active={face} onActivate={setFace} />
      <div id="sharing-face" className="sharing-face" role="tabpanel" aria-label={faces.find(({ id }) => id === face)?.label}>
        {face === 'access' ? <AccessTable {...props} /> : <PolicyText {...props} />}
      </div>
      <SharingChanges {...props} />
    </>
  );
}
