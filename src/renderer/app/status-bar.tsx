import { useStore } from 'zustand';
import type { DocumentKind } from '../../documents/index.ts';
import { RunningBuilderCount } from '../appstream/builders/running-status.tsx';
import { commandById, runCommand } from '../commands/index.ts';
import { SignInStatus } from '../connections/sign-in-status.tsx';
import { countProblems, problemGroups } from '../problems/problem-rows.ts';
import { isOver } from '../runs/run-words.ts';
import { Icon } from '../ui/icon.tsx';
import { ConnectionBadge } from './connection-badge.tsx';
import { StatusTasks } from './status-tasks.tsx';
import { useWorkbench } from './use-workbench.ts';

const KIND_WORD: Readonly<Record<DocumentKind, string>> = {
  component: 'Component document',
  workflow: 'Workflow document',
  dockerfile: 'Dockerfile template',
  'component-resource': 'Component',
  'image-recipe': 'Image recipe',
  'infrastructure-configuration': 'Infrastructure configuration',
  'distribution-configuration': 'Distribution configuration',
  'image-pipeline': 'Image pipeline',
  'container-recipe': 'Container recipe',
  image: 'Image',
  'lifecycle-policy': 'Lifecycle policy',
  'workflow-resource': 'Workflow',
  'appstream-image-builder': 'Image builder',
  'appstream-image-copy': 'Image copy',
  'appstream-image-permissions': 'Image permissions',
  'appstream-updated-image': 'Updated image',
  'appstream-image': 'AppStream image',
  cloudformation: 'CloudFormation template',
  terraform: 'Terraform configuration',
  'kiln-config': 'Kiln’s settings',
  unknown: 'Other document',
};

/** Always in view: which account and Region one works in; then what is wrong, what runs, and where the cursor is. */
export function StatusBar() {
  return (
    <footer id="status" className="status-bar" data-region>
      <ConnectionBadge />
      <SignInStatus />
      <ProblemCount />
      <RunningCount />
      <RunningBuilderCount />
      <StatusTasks />
      <span className="spacer" />
      <CursorPlace />
      <KindOfDocument />
      <SandboxStatus />
    </footer>
  );
}

function ProblemCount() {
  const { layout, problems } = useWorkbench();
  const documents = useStore(problems, (state) => state.documents);
  const counts = countProblems(problemGroups(documents).flatMap((group) => group.problems));
  return (
    <button
      type="button"
      className="status-item"
      title="Show problems"
      onClick={() => layout.apply({ type: 'panelShown', view: 'problems' })}
    >
      <Count icon="error" count={counts.error} word="errors" />
      <Count icon="warning" count={counts.warning} word="warnings" />
      {counts.info > 0 && <Count icon="info" count={counts.info} word="hints" />}
    </button>
  );
}

function Count({ icon, count, word }: { readonly icon: string; readonly count: number; readonly word: string }) {
  return (
    <>
      <Icon name={icon} />
      <span>
        {count}
        <span className="visually-hidden"> {word}</span>
      </span>
    </>
  );
}

function RunningCount() {
  const { layout, runs } = useWorkbench();
  const running = useStore(runs, (state) => state.list?.filter((run) => !isOver(run.state)).length ?? 0);
  if (running === 0) return undefined;
  return (
    <button type="button" className="status-item" onClick={() => layout.apply({ type: 'sideShown', view: 'runs' })}>
      <Icon name="sync" spin />
      <span>{running === 1 ? '1 run' : `${running} runs`}</span>
    </button>
  );
}

function CursorPlace() {
  const { view } = useWorkbench();
  const cursor = useStore(view.cursor);
  return cursor && <span className="status-item">{`Ln ${cursor.line + 1}, Col ${cursor.character + 1}`}</span>;
}

function KindOfDocument() {
  const { editors, problems } = useWorkbench();
  const activeId = useStore(editors, (state) => state.activeId);
  const kind = useStore(problems, ({ documents }) => (activeId === undefined ? undefined : documents[activeId]?.kind));
  return kind && <span className="status-item">{KIND_WORD[kind]}</span>;
}

function SandboxStatus() {
  const workbench = useWorkbench();
  const sandbox = useStore(workbench.app, (state) => state.info?.sandbox);
  if (!sandbox) return undefined;
  return (
    <button
      type="button"
      className={`status-item${sandbox.available ? '' : ' status-warning'}`}
      title={sandbox.available ? `Sandbox: ${sandbox.driver}, ${sandbox.base}` : `${sandbox.reason} ${sandbox.remedy}`}
      onClick={() => void runCommand(workbench, commandById('run.sandbox'))}
    >
      <Icon name={sandbox.available ? 'shield' : 'warning'} />
      <span>{sandbox.available ? 'Sandbox ready' : 'No sandbox'}</span>
    </button>
  );
}
