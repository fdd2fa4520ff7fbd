import { type Ownership, type ResourceDetail, resourceKindWords } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { notify, notifyFailure } from '../stores/notify.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { actionsOn, type ResourceAction } from './actions.ts';
import { kindIcons, titleOfArn } from './arn-words.ts';
import { loadResource, type ResourcePlace } from './load-resource.ts';
import type { ResourceSubject } from './subject.ts';

const ownershipWords: Readonly<Record<Ownership, string>> = {
  own: 'Owned by this account',
  shared: 'Shared with this account',
  amazon: 'Amazon-managed',
  'third-party': 'Third-party',
  marketplace: 'AWS Marketplace',
};

interface ResourceHeadProps {
  readonly tab: ResourcePlace;
  readonly detail: ResourceDetail;
}

/** What it is, whose it is, and what can be done with it. */
export function ResourceHead({ tab, detail }: ResourceHeadProps) {
  const workbench = useWorkbench();
  const { arn, kind, name, ownership, version, whyFixed } = detail;
  const subject: ResourceSubject = { connection: tab.connection, arn, kind, title: titleOfArn(arn), detail };
  return (
    <header className="resource-head">
      <h2>
        <Icon name={kindIcons[kind]} />
        <span>{version === undefined ? name : `${name} ${version}`}</span>
      </h2>
      <span className="badge">{resourceKindWords[kind]}</span>
      <span className="badge">{ownershipWords[ownership]}</span>
      <code>{arn}</code>
      <div className="button-row">
        {actionsOn(kind).map((action) => (
          <ActionButton key={action.id} action={action} subject={subject} />
        ))}
        <Button icon="refresh" onClick={() => void loadResource(workbench, tab)}>
          Refresh
        </Button>
      </div>
      {tab.arn !== arn && (
        <p className="resource-fixed">
          <Icon name="info" />
          <span>{`${titleOfArn(tab.arn)} means ${titleOfArn(arn)} now.`}</span>
        </p>
      )}
      {whyFixed !== undefined && (
        <p className="resource-fixed">
          <Icon name="lock" />
          <span>{whyFixed}</span>
        </p>
      )}
    </header>
  );
}

export function ActionButton({ action, subject }: { readonly action: ResourceAction; readonly subject: ResourceSubject }) {
  const workbench = useWorkbench();
  const enabled = action.enabled(subject);
  const run = async () => {
    if (enabled !== true) {
      notify(workbench, 'info', enabled);
      return;
    }
    try {
      await action.run(workbench, subject);
    } catch (error) {
      notifyFailure(workbench, error);
    }
  };
  return (
    <button
      type="button"
      className="button plain"
      aria-disabled={enabled !== true}
      title={enabled === true ? action.title : enabled}
      onClick={() => void run()}
    >
      {action.icon && <Icon name={action.icon} />}
      <span>{action.title.replace(/…$/, '')}</span>
    </button>
  );
}
