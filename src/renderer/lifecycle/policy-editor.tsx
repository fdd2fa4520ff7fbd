import { useState } from 'react';
import type { AccountTarget, LifecyclePolicySettings } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { notifyFailure } from '../stores/notify.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Scrollable } from '../ui/scrollable.tsx';
import { TabList } from '../ui/tab-list.tsx';
import { PolicyFields } from './policy-fields.tsx';
import { formFaults } from './policy-form.ts';
import { RuleFields } from './rule-fields.tsx';
import { deletePolicy, savePolicy } from './save-policy.ts';
import { SimulationView } from './simulation-view.tsx';

interface PolicyEditorProps {
  /** undefined: a policy that is yet to be. */
  readonly arn: string | undefined;
  readonly place: AccountTarget;
  readonly saved: LifecyclePolicySettings;
  readonly onSaved: () => void;
}

const tabs = [
  { id: 'settings', label: 'Settings', panelId: 'policy-face' },
  { id: 'simulation', label: 'Simulation', panelId: 'policy-face' },
];

/** A policy as a form, and what it would do as it stands in the form. */
export function PolicyEditor({ arn, place, saved, onSaved }: PolicyEditorProps) {
  const workbench = useWorkbench();
  const [settings, setSettings] = useState(saved);
  const [face, setFace] = useState('settings');
  const [tried, setTried] = useState(arn !== undefined);
  const faults = formFaults(settings);
  const act = (work: () => Promise<boolean>) => {
    work().then(
      (done) => done && onSaved(),
      (error: unknown) => notifyFailure(workbench, error),
    );
  };
  const save = () => {
    setTried(true);
    if (faults.length === 0) act(() => savePolicy(workbench, { arn, place, saved, settings }));
  };
  return (
    <>
      <header className="resource-head">
        <h2>
          <Icon name="history" />
          <span>{arn === undefined ? 'New lifecycle policy' : saved.name}</span>
        </h2>
        {arn !== undefined && <code>{arn}</code>}
        <div className="button-row">
          <Button kind="primary" icon="save" onClick={save}>
            {arn === undefined ? 'Create policy' : 'Update policy'}
          </Button>
          {arn !== undefined && (
            <Button
              icon="trash"
              onClick={() => act(() => deletePolicy(workbench, { connection: place.connection, arn, name: saved.name }))}
            >
              Delete policy
            </Button>
          )}
        </div>
      </header>
      <TabList label="About the policy" tabs={tabs} active={face} onActivate={setFace} />
      <div id="policy-face" className="resource-face" role="tabpanel" aria-label={face === 'settings' ? 'Settings' : 'Simulation'}>
        {face === 'settings' ? (
          <Scrollable className="resource-page" label="Settings of the policy">
            <Faults faults={tried ? faults : []} />
            <PolicyFields settings={settings} fixed={arn !== undefined} onChange={setSettings} />
            <RuleFields settings={settings} onChange={setSettings} />
          </Scrollable>
        ) : faults.length > 0 ? (
          <Scrollable className="resource-page" label="What is missing">
            <p>The policy can be simulated as soon as it could be saved:</p>
            <Faults faults={faults} />
          </Scrollable>
        ) : (
          <SimulationView place={place} settings={settings} />
        )}
      </div>
    </>
  );
}

function Faults({ faults }: { readonly faults: readonly string[] }) {
  return (
    <div role="status">
      <ul className="policy-faults" aria-label="What is wrong with the policy">
        {faults.map((fault) => (
          <li key={fault}>
            <Icon name="error" /> {fault}
          </li>
        ))}
      </ul>
    </div>
  );
}
