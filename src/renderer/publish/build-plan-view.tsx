import { useState } from 'react';
import { type BuildRequest, type Bump, changesOf } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import type { Answerable, BuildPlanDialog } from '../dialogs/dialogs.ts';
import { PreflightSection } from '../preflight/preflight-section.tsx';
import { openResource } from '../resource/open-resource.ts';
import { messageOf } from '../stores/notify.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Modal } from '../ui/modal.tsx';
import { Scrollable } from '../ui/scrollable.tsx';
import { PlanItems } from './plan-items.tsx';

/** What a build would publish and start, before it does. */
export function BuildPlanView({ request: dialog, answer }: Answerable<BuildPlanDialog>) {
  const workbench = useWorkbench();
  const [plan, setPlan] = useState(dialog.plan);
  const [wish, setWish] = useState<BuildRequest>(dialog.request);
  const [planning, setPlanning] = useState(false);
  const [fault, setFault] = useState<string>();
  const problem = plan.items.some((item) => item.included && item.problem !== undefined);
  const publishes = changesOf(plan).some(({ kind }) => kind !== 'image');

  const choose = async (key: string, bump: Bump) => {
    const next = { ...wish, versions: { ...wish.versions, [key]: bump } };
    setWish(next);
    setPlanning(true);
    setFault(undefined);
    try {
      setPlan(await workbench.connection.client.builds.plan(next));
    } catch (error) {
      setFault(messageOf(error));
    } finally {
      setPlanning(false);
    }
  };
  const open = (arn: string) => {
    answer(undefined);
    openResource(workbench, arn);
  };
  const title = (
    <>
      <Icon name="package" />
      <span>{`Build ${plan.file}?`}</span>
    </>
  );
  const buttons = (
    <>
      <Button onClick={() => answer(undefined)}>Cancel</Button>
      <Button kind="primary" onClick={() => answer(plan)} disabled={planning || problem || fault !== undefined} autoFocus>
        {publishes ? 'Publish and build image' : 'Build image'}
      </Button>
    </>
  );
  return (
    <Modal title={title} size="wide" onDismiss={() => answer(undefined)} footer={buttons}>
      <p>{plan.summary}</p>
      <p className="muted">
        {plan.place.name} · account {plan.place.accountId} · {plan.place.region}
      </p>
      <p className="field-fault" role="status">
        {planning ? 'Comparing files with the account…' : fault}
      </p>
      <Scrollable className="plan-in-dialog" label="What happens">
        <PlanItems items={plan.items} busy={planning} onBump={(key, bump) => void choose(key, bump)} onInclude={() => {}} onOpen={open} />
        <PreflightSection target={'arn' in wish ? { arn: wish.arn } : { root: wish.root, path: wish.path }} />
      </Scrollable>
      {plan.notes.map((note) => (
        <p key={note} className="modal-note">
          {note}
        </p>
      ))}
    </Modal>
  );
}
