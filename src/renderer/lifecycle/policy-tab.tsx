import { useCallback, useMemo } from 'react';
import type { AccountTarget, LifecyclePolicySettings } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { Answered } from '../image/answered.tsx';
import { lifecycleRules } from '../resource/lifecycle-words.ts';
import type { Tab } from '../stores/editors-store.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { PolicyEditor } from './policy-editor.tsx';
import { blankPolicy } from './policy-form.ts';
import { SimulationView } from './simulation-view.tsx';

export type PolicyTabKind = Extract<Tab, { kind: 'policy' }>;

/** A lifecycle policy: of the account, of a file, or one that is yet to be. */
export function PolicyTab({ tab }: { readonly tab: PolicyTabKind }) {
  const { client } = useWorkbench().connection;
  const { arn, connection, file, region, title } = tab;
  const place = useMemo(() => ({ connection, region }), [connection, region]);
  const question = useCallback(
    async (signal: AbortSignal): Promise<LifecyclePolicySettings> => {
      if (file) return client.lifecycle.readPolicyFile(file, { signal });
      return arn === undefined ? blankPolicy : client.lifecycle.policy({ connection, arn }, { signal });
    },
    [client, arn, connection, file],
  );
  return (
    <section className="resource-tab" aria-label={title}>
      <Answered question={question} reading="Reading the lifecycle policy…" failed="The lifecycle policy cannot be read">
        {(settings, again) =>
          file ? (
            <FilePolicy path={file.path} settings={settings} place={place} again={again} />
          ) : (
            <PolicyEditor key={JSON.stringify(settings)} arn={arn} place={place} saved={settings} onSaved={again} />
          )
        }
      </Answered>
    </section>
  );
}

interface FilePolicyProps {
  readonly path: string;
  readonly settings: LifecyclePolicySettings;
  readonly place: AccountTarget;
  readonly again: () => void;
}

/** A policy in a file is edited as the file; here is what it would do. */
function FilePolicy({ path, settings, place, again }: FilePolicyProps) {
  return (
    <>
      <header className="resource-head">
        <h2>
          <Icon name="history" />
          <span>{settings.name}</span>
        </h2>
        <code>{path}</code>
        <ul className="policy-words">
          {lifecycleRules(settings.policyDetails).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        <div className="button-row">
          <Button icon="refresh" onClick={again}>
            Simulate again
          </Button>
        </div>
      </header>
      <SimulationView place={place} settings={settings} />
    </>
  );
}
