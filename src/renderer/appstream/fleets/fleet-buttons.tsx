import type { AccountTarget, FleetRow } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { notifyFailure } from '../../stores/notify.ts';
import type { MenuItem } from '../../ui/menu.tsx';
import { ReasonedButton } from '../../ui/reasoned-button.tsx';
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

function DoingButton({ doing, fleet, place }: FleetButtonsProps & { readonly doing: FleetDoing }) {
  const workbench = useWorkbench();
  return (
    <ReasonedButton
      icon={doing.icon}
      label={doing.title.replace(/…$/, '')}
      whyNot={whyNot(doing, fleet)}
      onClick={() => void carryOut(workbench, doing, { place, fleet })}
    />
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
