import type { AccountTarget, FleetRow } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { notify, notifyFailure } from '../../stores/notify.ts';
import { Icon } from '../../ui/icon.tsx';
import type { MenuItem } from '../../ui/menu.tsx';
import type { Workbench } from '../../workbench.ts';
import { type FleetDoing, fleetDoings, whyNot } from './fleet-doings.ts';

interface FleetButtonsProps {
  readonly place: AccountTarget;
  readonly fleet: FleetRow;
}

/** What can be done with the fleet that is selected. */
export function FleetButtons({ fleet, place }: FleetButtonsProps) {
  return (
    <fieldset className="table-actions">
      <legend className="visually-hidden">{`Actions on ${fleet.name}`}</legend>
      <div className="button-row">
        {fleetDoings.map((doing) => (
          <DoingButton key={doing.id} doing={doing} fleet={fleet} place={place} />
        ))}
      </div>
    </fieldset>
  );
}

/** A button that says why it cannot be used, and stays reachable for that. */
function DoingButton({ doing, fleet, place }: FleetButtonsProps & { readonly doing: FleetDoing }) {
  const workbench = useWorkbench();
  const reason = whyNot(doing, fleet);
  const words = doing.title.replace(/…$/, '');
  const choose = () => (reason === undefined ? void carryOut(workbench, doing, { place, fleet }) : notify(workbench, 'info', reason));
  return (
    <button type="button" className="button plain" aria-disabled={reason !== undefined} title={reason ?? words} onClick={choose}>
      <Icon name={doing.icon} />
      <span>{words}</span>
    </button>
  );
}

async function carryOut(workbench: Workbench, { run }: FleetDoing, { place, fleet }: FleetButtonsProps): Promise<void> {
  try {
    await run(workbench, place, fleet);
  } catch (error) {
    notifyFailure(workbench, error);
  }
}

/** The same as a menu. */
export const fleetMenu = (workbench: Workbench, { place, fleet }: FleetButtonsProps): readonly MenuItem[] =>
  fleetDoings.map((doing) => ({
    ...{ id: doing.id, title: doing.title, icon: doing.icon, whyNot: whyNot(doing, fleet) },
    choose: () => void carryOut(workbench, doing, { place, fleet }),
  }));
