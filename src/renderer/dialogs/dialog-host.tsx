import { useStore } from 'zustand';
import { useWorkbench } from '../app/use-workbench.ts';
import { ConnectionView } from '../connections/connection-view.tsx';
import { DeviceView } from '../connections/device-view.tsx';
import { DispositionView } from '../lifecycle/disposition-view.tsx';
import { BuildParametersView } from '../publish/build-parameters-view.tsx';
import { BuildPlaceView } from '../publish/build-place-view.tsx';
import { BuildPlanView } from '../publish/build-plan-view.tsx';
import { DeletionView } from '../resource/deletion-view.tsx';
import { ChoiceView } from './choice-view.tsx';
import { CompareView } from './compare-view.tsx';
import type { Answerable, DialogRequest } from './dialogs.ts';
import { FolderView } from './folder-view.tsx';
import { PromptView } from './prompt-view.tsx';
import { RehearsalView } from './rehearsal-view.tsx';

/** Shows the open dialogs, each above the one before. */
export function DialogHost() {
  const { dialogs } = useWorkbench();
  const open = useStore(dialogs.store);
  return open.map(({ id, request }) => <DialogView key={id} request={request} answer={(value) => dialogs.answer(id, value)} />);
}

function DialogView({ request, answer }: Answerable<DialogRequest>) {
  switch (request.kind) {
    case 'disposition':
      return <DispositionView request={request} answer={answer} />;
    case 'choice':
      return <ChoiceView request={request} answer={answer} />;
    case 'prompt':
      return <PromptView request={request} answer={answer} />;
    case 'folder':
      return <FolderView request={request} answer={answer} />;
    case 'compare':
      return <CompareView request={request} answer={answer} />;
    case 'connection':
      return <ConnectionView request={request} answer={answer} />;
    case 'device':
      return <DeviceView request={request} answer={answer} />;
    case 'deletion':
      return <DeletionView request={request} answer={answer} />;
    case 'build-plan':
      return <BuildPlanView request={request} answer={answer} />;
    case 'build-parameters':
      return <BuildParametersView request={request} answer={answer} />;
    case 'build-place':
      return <BuildPlaceView request={request} answer={answer} />;
    case 'rehearsal':
      return <RehearsalView request={request} answer={answer} />;
  }
}
