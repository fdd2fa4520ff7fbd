import { useCallback, useState } from 'react';
import { fleetCosts } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { closeTab } from '../../editor/close-tab.ts';
import { Answered } from '../../image/answered.tsx';
import { notify, notifyFailure } from '../../stores/notify.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Scrollable } from '../../ui/scrollable.tsx';
import type { PageProps } from '../page.ts';
import type { FleetChoices } from './fleet-choices.ts';
import { FleetFields } from './fleet-fields.tsx';
import { type FleetForm, faultOf, newFleet, settingsOf } from './fleet-form.ts';
import { priceOf } from './fleet-words.ts';
import { openFleets } from './open-fleets.ts';

/** Creates a fleet: of which image, on which machines, how many, where, and for the users of which stack. */
export function CreateFleetPage({ place, tabId }: PageProps) {
  const { client } = useWorkbench().connection;
  const question = useCallback(
    async (signal: AbortSignal): Promise<FleetChoices> => {
      const [images, stacks, { securityGroups, subnets }] = await Promise.all([
        client.fleets.images(place, { signal }),
        client.fleets.stacks(place, { signal }),
        client.imageBuilders.choices(place, { signal }),
      ]);
      return { images, stacks, subnets, securityGroups };
    },
    [client, place],
  );
  return (
    <section className="pipeline-tab" aria-label="Create fleet">
      <Answered question={question} reading="Reading images, stacks and networks…" failed="What a fleet can be made of cannot be read">
        {(choices) => <CreateFleet place={place} tabId={tabId} choices={choices} />}
      </Answered>
    </section>
  );
}

function CreateFleet({ choices, place, tabId }: Pick<PageProps, 'place' | 'tabId'> & { readonly choices: FleetChoices }) {
  const workbench = useWorkbench();
  const [form, setForm] = useState<FleetForm>(() => ({ ...newFleet, imageArn: choices.images[0]?.arn ?? '' }));
  const [sending, setSending] = useState(false);
  const fault = faultOf(form);
  if (choices.images.length === 0) return <NoImage />;
  const create = async () => {
    setSending(true);
    try {
      const settings = settingsOf(form);
      await workbench.tasks.run(`Creating ${settings.name}`, (signal) =>
        workbench.connection.client.fleets.create({ ...place, settings }, { signal }),
      );
      notify(workbench, 'info', `The fleet ${settings.name} is created. It is stopped; start it when users should stream.`);
      openFleets(workbench, place);
      await closeTab(workbench, tabId);
    } catch (error) {
      notifyFailure(workbench, error);
    } finally {
      setSending(false);
    }
  };
  const { desired, instanceType, type } = form;
  return (
    <>
      <header className="pipeline-head">
        <h2>
          <Icon name="server" />
          <span>Create fleet</span>
        </h2>
        <p className="muted">{`In ${place.region}. It is stopped at first, and costs nothing before it is started.`}</p>
        <div className="button-row">
          <Button kind="primary" icon="server" disabled={fault !== undefined || sending} onClick={() => void create()}>
            Create fleet
          </Button>
        </div>
        <p className="field-fault" role="status">
          {fault}
        </p>
      </header>
      <Scrollable className="pipeline-form" label="What to create">
        <FleetFields form={form} choices={choices} edit={(change) => setForm({ ...form, ...change })} />
        {fault === undefined && (
          <section className="difference" aria-label="Once it is started">
            <h3>Once it is started</h3>
            <p>{fleetCosts({ type, instanceType, desired: Number(desired) }, priceOf(instanceType))}</p>
          </section>
        )}
      </Scrollable>
    </>
  );
}

const NoImage = () => (
  <EmptyState icon="package" title="There is no image that a fleet could stream">
    <p>
      Fleets stream images of your own, and images that another account shares with this one for fleets. Base images have no applications.
    </p>
  </EmptyState>
);
