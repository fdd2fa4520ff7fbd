import { useCallback, useState } from 'react';
import {
  type AppStreamImage,
  capacityConsequences,
  type FleetRow,
  fleetAction,
  imageChangeConsequences,
  refusalText,
} from '../../../contract/index.ts';
import { findInstanceType } from '../../../documents/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { closeTab } from '../../editor/close-tab.ts';
import { Answered } from '../../image/answered.tsx';
import { notify, notifyFailure } from '../../stores/notify.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState, Loading } from '../../ui/empty-state.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Scrollable } from '../../ui/scrollable.tsx';
import type { PageProps } from '../page.ts';
import { imageOptions } from './image-options.ts';
import { openFleets } from './open-fleets.ts';
import { useFleets } from './use-fleets.ts';

/** Gives a fleet another image: the way out when the one that it has was taken away, and how a new one comes to users. */
export function FleetImagePage({ place, subject = '', tabId }: PageProps) {
  const { client } = useWorkbench().connection;
  const list = useFleets(place);
  const fleet = list.rows.get(subject);
  const question = useCallback((signal: AbortSignal) => client.fleets.images(place, { signal }), [client, place]);
  const failure = list.error ?? list.status?.failure?.message;
  if (!fleet && list.status?.whole) return <EmptyState icon="warning" title={`There is no fleet ${subject} any more`} />;
  if (!fleet && failure !== undefined) {
    return (
      <EmptyState icon="error" title={`The fleet ${subject} cannot be read`}>
        <p role="alert">{failure}</p>
      </EmptyState>
    );
  }
  if (!fleet) return <Loading what="Reading the fleet…" />;
  return (
    <section className="pipeline-tab" aria-label={`Image of ${subject}`}>
      <header className="pipeline-head">
        <h2>
          <Icon name="package" />
          <span>{`Image of ${fleet.name}`}</span>
        </h2>
        <p className="muted">{`Now: ${fleet.imageName}, desired capacity ${fleet.desired}. ${fleet.imageFault ?? ''}`}</p>
      </header>
      <Scrollable className="pipeline-form" label="Another image">
        <Answered question={question} reading="Reading the images…" failed="The images cannot be read">
          {(images) => <ChooseImage place={place} tabId={tabId} fleet={fleet} images={images} />}
        </Answered>
      </Scrollable>
    </section>
  );
}

interface ChooseImageProps extends Pick<PageProps, 'place' | 'tabId'> {
  readonly fleet: FleetRow;
  readonly images: readonly AppStreamImage[];
}

/** A fleet that stood at 0 because its image was gone is likely to be wanted with instances again. */
const firstCapacity = ({ desired, imageFault }: FleetRow): string => String(imageFault !== undefined && desired === 0 ? 1 : desired);

function ChooseImage({ fleet, images, place, tabId }: ChooseImageProps) {
  const workbench = useWorkbench();
  const fitting = images.filter((image) => fits(image, fleet) && image.arn !== fleet.imageArn);
  const [chosen, setChosen] = useState('');
  const [capacity, setCapacity] = useState(() => firstCapacity(fleet));
  const [sending, setSending] = useState(false);
  const verdict = fleetAction(fleet, 'changeImage');
  const imageArn = fitting.some(({ arn }) => arn === chosen) ? chosen : (fitting[0]?.arn ?? '');
  const desired = /^\d{1,4}$/.test(capacity.trim()) ? Number(capacity) : undefined;
  if (verdict !== true) return <EmptyState icon="info" title={refusalText(verdict)} />;
  if (fitting.length === 0) return <NoOther fleet={fleet} />;
  const change = async () => {
    setSending(true);
    try {
      const wish = { ...place, name: fleet.name, imageArn, desired };
      await workbench.tasks.run(`Changing the image of ${fleet.name}`, (signal) =>
        workbench.connection.client.fleets.changeImage(wish, { signal }),
      );
      notify(workbench, 'info', `${fleet.name} has another image.`);
      openFleets(workbench, place);
      await closeTab(workbench, tabId);
    } catch (error) {
      notifyFailure(workbench, error);
    } finally {
      setSending(false);
    }
  };
  return (
    <div className="form-section">
      <SelectField label="Image" value={imageArn} options={imageOptions(fitting)} onChange={setChosen} />
      <TextField label="Desired instances" value={capacity} onChange={setCapacity} />
      <section className="difference" aria-label="What will happen">
        <h3>What will happen</h3>
        <ul>
          <li>{imageChangeConsequences(fleet)}</li>
          <li>{desired === undefined ? 'Desired instances: give a whole number, 0 or more.' : capacityConsequences(fleet, desired)}</li>
        </ul>
        <div className="button-row">
          <Button kind="primary" disabled={desired === undefined || sending} onClick={() => void change()}>
            Change image
          </Button>
        </div>
      </section>
    </div>
  );
}

const NoOther = ({ fleet: { instanceType } }: { readonly fleet: FleetRow }) => (
  <EmptyState icon="package" title="There is no other image that fits">
    <p>{`It has to be one of your own, or one that is shared with this account for fleets, and to support ${instanceType}.`}</p>
  </EmptyState>
);

/** Images that do not fit the fleet's instance type are not offered: AWS refuses them. */
function fits({ families }: AppStreamImage, { instanceType }: FleetRow): boolean {
  const family = findInstanceType(instanceType)?.family;
  return family === undefined || families.length === 0 || families.includes(family);
}
