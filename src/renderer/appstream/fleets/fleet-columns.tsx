import type { FleetRow } from '../../../contract/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { CellText, type LiveColumn } from '../live-grid.tsx';
import { fleetStateMark, fleetTypeWord } from './fleet-words.ts';

type FleetColumn = LiveColumn<FleetRow>;

const text = (id: string, title: string, look: { readonly width: number; readonly of: (fleet: FleetRow) => string }): FleetColumn => ({
  ...{ id, title, width: look.width, sortKey: look.of },
  cell: (fleet) => <CellText text={look.of(fleet)} />,
});

const count = (id: 'desired' | 'running' | 'inUse' | 'available', title: string): FleetColumn =>
  text(id, title, { width: 72, of: (fleet) => String(fleet[id]) });

const state: FleetColumn = {
  ...{ id: 'state', title: 'State', width: 104, sortKey: (fleet) => fleet.state },
  cell: ({ errors, state: now }) => (
    <span title={errors.join('\n') || undefined}>
      <StateMark mark={fleetStateMark(now)} />
    </span>
  ),
};

/** An image that cannot be used any more is told where it stands. */
const image: FleetColumn = {
  ...{ id: 'image', title: 'Image', width: 168, sortKey: ({ imageName }) => imageName },
  cell: ({ imageArn, imageFault, imageName }) => {
    if (imageFault === undefined) return <CellText text={imageName} title={imageArn} />;
    return (
      <span className="grid-name tone-warn" title={`${imageFault} Choose another image.`}>
        <Icon name="warning" />
        <span className="grid-text">{imageName}</span>
        <span className="visually-hidden">, cannot be used any more</span>
      </span>
    );
  },
};

export const fleetColumns: readonly FleetColumn[] = [
  text('name', 'Name', { width: 152, of: ({ name }) => name }),
  state,
  image,
  text('type', 'Type', { width: 88, of: ({ type }) => fleetTypeWord(type) }),
  text('instanceType', 'Instance type', { width: 168, of: ({ instanceType }) => instanceType }),
  count('desired', 'Desired'),
  count('running', 'Running'),
  count('inUse', 'In use'),
  count('available', 'Available'),
];
