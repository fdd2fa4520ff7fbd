import { useStore } from 'zustand';
import { useWorkbench } from '../app/use-workbench.ts';
import { commandById, runCommand } from '../commands/index.ts';
import { keyLabel, onMac } from '../commands/keys.ts';
import { Icon } from '../ui/icon.tsx';
import { baseName, folderOf } from '../workspace/file-names.ts';
import { openFolder } from '../workspace/open-folder.ts';
import { Readiness } from './readiness.tsx';

/** The first page: the doors in, and what is ready behind them. With a folder open it names the keys that lead on. */
export function Welcome() {
  const { workspace } = useWorkbench();
  const open = useStore(workspace, (state) => state.workspace !== undefined);
  return <div className="welcome">{open ? <NextSteps /> : <Doors />}</div>;
}

function Doors() {
  const { app } = useWorkbench();
  const recent = useStore(app, (state) => state.info?.recentFolders);
  return (
    <div className="welcome-page">
      <h1>Kiln</h1>
      <p className="welcome-lead">The workbench for machine images: write them, rehearse them, build them here.</p>
      <div className="doors">
        <Door
          id="workspace.openExample"
          icon="beaker"
          title="Open the example workspace"
          text="Components, a recipe and a pipeline that build in minutes."
        />
        <Door
          id="workspace.openFolder"
          icon="folder-opened"
          title="Open a folder"
          text="Your own Image Builder documents, in YAML or JSON."
        />
        <Door id="connection.add" icon="cloud" title="Connect an AWS account" text="By a profile, IAM Identity Center or access keys." />
      </div>
      {recent && recent.length > 0 && <RecentFolders folders={recent} />}
      <Readiness />
    </div>
  );
}

function Door({ id, icon, title, text }: { readonly id: string; readonly icon: string; readonly title: string; readonly text: string }) {
  const workbench = useWorkbench();
  return (
    <button type="button" className="door" onClick={() => void runCommand(workbench, commandById(id))}>
      <Icon name={icon} />
      <span className="door-title">{title}</span>
      <span className="door-text">{text}</span>
    </button>
  );
}

function RecentFolders({ folders }: { readonly folders: readonly string[] }) {
  const workbench = useWorkbench();
  return (
    <section className="recent" aria-label="Recent folders">
      <h2>Recent</h2>
      <ul>
        {folders.map((folder) => (
          <li key={folder}>
            <button type="button" className="recent-folder" onClick={() => void openFolder(workbench, folder)}>
              <Icon name="folder" />
              <span>{baseName(folder)}</span>
              <span className="muted">{folderOf(folder)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const NEXT = ['go.file', 'go.commands', 'run.rehearse', 'run.build', 'go.nextProblem'];

function NextSteps() {
  const mac = onMac();
  return (
    <div className="next-steps">
      <h1 className="visually-hidden">Kiln</h1>
      <dl>
        {NEXT.map(commandById).map(({ id, keys = [], title }) => (
          <div key={id}>
            <dt>{title.replace(/…$/, '')}</dt>
            <dd>
              <kbd>{keyLabel(keys[0] ?? '', mac)}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
