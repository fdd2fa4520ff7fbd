import { useMemo, useState } from 'react';
import type { FleetRow } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { notifyFailure } from '../../stores/notify.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ListStanding } from '../list-standing.tsx';
import { ListTools } from '../list-tools.tsx';
import { LiveGrid } from '../live-grid.tsx';
import type { PageProps } from '../page.ts';
import { FleetButtons, fleetMenu } from './fleet-buttons.tsx';
import { fleetColumns } from './fleet-columns.tsx';
import { NoFleets } from './no-fleets.tsx';
import { openFleetImage, openNewFleet } from './open-fleets.ts';
import { useFleets } from './use-fleets.ts';

/** The fleets of an account and Region, with their capacity as it changes. */
export function FleetsPage({ place }: PageProps) {
  const workbench = useWorkbench();
  const list = useFleets(place);
  const [search, setSearch] = useState('');
  const [active, setActive] = useState<string>();
  const fleets = useMemo(() => [...list.rows.values()].sort((a, b) => a.name.localeCompare(b.name)), [list.rows]);
  const found = useMemo(() => searched(fleets, search), [fleets, search]);
  const selected = found.find(({ name }) => name === active);
  const orphans = fleets.filter(({ imageFault }) => imageFault !== undefined);
  const refresh = () => void workbench.connection.client.fleets.refresh(place).catch((error) => notifyFailure(workbench, error));
  return (
    <section className="catalogue-tab" aria-label="Fleets">
      <div className="table-bar">
        <Button kind="primary" icon="add" onClick={() => openNewFleet(workbench, place)}>
          Create fleet
        </Button>
        <ListTools what="fleets" search={search} onSearch={setSearch} onRefresh={refresh} />
      </div>
      <div className="table-status">
        <ListStanding list={list} count={{ found: found.length, all: fleets.length }} onRetry={refresh} />
        <span className="grow" />
        {selected && <FleetButtons place={place} fleet={selected} />}
      </div>
      {orphans.length > 0 && <OrphanFleets place={place} fleets={orphans} />}
      {found.length === 0 ? (
        <NoFleets list={list} searching={fleets.length > 0} place={place} onRetry={refresh} />
      ) : (
        <LiveGrid
          label="Fleets"
          rows={found}
          columns={fleetColumns}
          keyOf={keyOf}
          active={selected?.name}
          onActivate={setActive}
          onOpen={({ name }) => setActive(name)}
          menuOf={(fleet) => fleetMenu(workbench, { place, fleet })}
        />
      )}
    </section>
  );
}

const keyOf = ({ name }: FleetRow): string => name;

/** Fleets that get no new instances because their image was taken away, each with the way out. */
function OrphanFleets({ fleets, place }: Pick<PageProps, 'place'> & { readonly fleets: readonly FleetRow[] }) {
  const workbench = useWorkbench();
  return (
    <ul className="plain-rows unfinished" aria-label="Fleets that need another image">
      {fleets.map(({ desired, imageFault, name }) => (
        <li key={name}>
          <Icon name="warning" />
          <span>{`${name}, desired capacity ${desired}: ${imageFault}`}</span>
          <Button onClick={() => openFleetImage(workbench, place, name)}>Choose another image</Button>
        </li>
      ))}
    </ul>
  );
}

function searched(fleets: readonly FleetRow[], search: string): readonly FleetRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return fleets.filter(({ imageName, instanceType, name, state, type }) => {
    const text = [name, state, imageName, instanceType, type].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
