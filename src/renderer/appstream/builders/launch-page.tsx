import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { LaunchChoices } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { emptyLaunch, type LaunchView } from '../../stores/image-builders-store.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState, Loading } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Scrollable } from '../../ui/scrollable.tsx';
import type { PageProps } from '../page.ts';
import { IdentityFields, TagsFields } from './identity-fields.tsx';
import { ImageFields } from './image-fields.tsx';
import { attempt, faultWords, formFaults, type LaunchTab, launchFromForm, loadLaunch } from './launch-builder.ts';
import { saveLaunchFile } from './launch-files.ts';
import type { LaunchForm } from './launch-form.ts';
import { LaunchSummary } from './launch-summary.tsx';
import { MachineFields } from './machine-fields.tsx';
import { NetworkFields } from './network-fields.tsx';

/** The launch wizard: all that an image builder is made of on one page, from the image to the summary. */
export function LaunchPage({ place, subject, tabId }: PageProps) {
  const workbench = useWorkbench();
  const { imageBuilders } = workbench;
  const view = useStore(imageBuilders, ({ launches }) => launches[tabId] ?? emptyLaunch);
  const tab = useMemo((): LaunchTab => ({ id: tabId, place, image: subject }), [tabId, place, subject]);
  useEffect(() => {
    if (!imageBuilders.getState().launches[tab.id]?.choices) void loadLaunch(workbench, tab);
  }, [imageBuilders, tab, workbench]);
  const { choices, error, form } = view;
  if (choices && form) return <Wizard tab={tab} view={view} form={form} choices={choices} />;
  if (error === undefined) return <Loading what="Reading images, networks and roles…" />;
  return (
    <EmptyState icon="error" title="What an image builder can be launched with cannot be read">
      <p role="alert">{error}</p>
      <Button onClick={() => void loadLaunch(workbench, tab)}>Try again</Button>
    </EmptyState>
  );
}

interface WizardProps {
  readonly tab: LaunchTab;
  readonly view: LaunchView;
  readonly form: LaunchForm;
  readonly choices: LaunchChoices;
}

function Wizard({ choices, form, tab, view: { error, found, launching } }: WizardProps) {
  const workbench = useWorkbench();
  const edit = (change: Partial<LaunchForm>) => workbench.imageBuilders.apply({ type: 'edited', id: tab.id, change });
  const part = { form, edit, choices };
  // What the account found is about the form as it was then; of an edited one it is known what is wrong with it by itself.
  const faults = found === undefined ? [] : found.form === form ? found.faults : formFaults(form, choices.images.items);
  return (
    <section className="pipeline-tab" aria-label="Launch image builder">
      <header className="pipeline-head">
        <h2>
          <Icon name="vm" />
          <span>Launch image builder</span>
        </h2>
        <p className="muted">{`In ${tab.place.region}. Nothing is launched before it was checked and you have agreed.`}</p>
        <div className="button-row">
          <Button kind="primary" icon="vm" disabled={launching} onClick={() => void launchFromForm(workbench, tab)}>
            Launch…
          </Button>
          <Button icon="save" onClick={() => attempt(workbench, saveLaunchFile(workbench, tab.id))}>
            Save as file…
          </Button>
          <Button icon="refresh" onClick={() => void loadLaunch(workbench, tab)}>
            Read choices again
          </Button>
        </div>
        <div role="status">
          {error !== undefined && <p className="field-fault">{error}</p>}
          {faults.length > 0 && (
            <ul aria-label="What is wrong">
              {faults.map((fault) => (
                <li key={`${fault.at} ${fault.message}`} className="field-fault">
                  {faultWords(fault)}
                </li>
              ))}
            </ul>
          )}
        </div>
      </header>
      <Scrollable className="pipeline-form" label="What to launch">
        <ImageFields {...part} />
        <MachineFields {...part} />
        <NetworkFields {...part} />
        <IdentityFields {...part} />
        <TagsFields {...part} />
        <LaunchSummary form={form} choices={choices} notes={found?.form === form ? found.notes : []} />
      </Scrollable>
    </section>
  );
}
