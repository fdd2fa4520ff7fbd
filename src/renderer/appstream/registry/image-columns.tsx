import { type AppStreamImage, type BaseFacts, daysWords, type ImageCategory, imageAge, permissionWords } from '../../../contract/index.ts';
import { formatAge } from '../../runs/duration.ts';
import { Icon } from '../../ui/icon.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { CellText, type LiveColumn } from '../live-grid.tsx';
import { agentWords, dayOf, imageStateMark, platformWords } from './image-words.ts';

export type ImageColumn = LiveColumn<AppStreamImage>;

const text = (
  id: string,
  title: string,
  look: { readonly width: number; readonly of: (image: AppStreamImage) => string },
): ImageColumn => ({
  ...{ id, title, width: look.width, sortKey: look.of },
  cell: (image) => <CellText text={look.of(image)} />,
});

const name: ImageColumn = {
  ...{ id: 'name', title: 'Name', width: 264, sortKey: (image) => image.name },
  cell: ({ arn, displayName, name: own }) => (
    <span className="grid-name">
      <CellText text={own} title={displayName === '' ? arn : `${displayName}\n${arn}`} />
    </span>
  ),
};

const state: ImageColumn = {
  ...{ id: 'state', title: 'State', width: 120, sortKey: (image) => image.state },
  cell: ({ reason, state: now }) => (
    <span title={reason || undefined}>
      <StateMark mark={imageStateMark(now)} />
    </span>
  ),
};

const platform = text('platform', 'Platform', { width: 176, of: (image) => platformWords(image.platform) });
const agent = text('agent', 'Agent', { width: 200, of: agentWords });
const families = text('families', 'Instance families', { width: 280, of: (image) => image.families.join(', ') });
const applications = text('applications', 'Applications', { width: 96, of: (image) => String(image.applications) });
const builder = text('builder', 'Made on', { width: 160, of: (image) => image.builder });
const owner = text('owner', 'Owner', { width: 120, of: (image) => image.owner });
const permission = text('permission', 'May be used for', { width: 200, of: ({ may }) => permissionWords(may) });
const released = text('released', 'Released', { width: 112, of: ({ baseReleased, created }) => dayOf(baseReleased || created) });

/** How an image stands against the newest base image. */
const baseColumn = (bases: readonly BaseFacts[], now: Date): ImageColumn => ({
  ...{ id: 'base', title: 'Base image', width: 232, sortKey: ({ baseReleased }) => baseReleased },
  cell: (image) => {
    const { baseDays, newer, stale } = imageAge(image, bases, now);
    if (baseDays === undefined) return <CellText text="Not told" />;
    const words = `${dayOf(image.baseReleased)}, ${daysWords(baseDays)}`;
    if (!stale) return <CellText text={words} />;
    return (
      <span className="grid-name tone-warn" title={`There is a newer base image: ${newer?.name}`}>
        <Icon name="warning" />
        <span className="grid-text">{words}</span>
        <span className="visually-hidden">, there is a newer one</span>
      </span>
    );
  },
});

const createdColumn = (now: Date): ImageColumn => ({
  ...{ id: 'created', title: 'Created', width: 112, sortKey: ({ created }) => created },
  cell: ({ created }) => <CellText text={formatAge(created, now.getTime())} title={created} />,
});

/** The columns of each of the four lists. */
export function columnsOf(category: ImageCategory, bases: readonly BaseFacts[], now: Date): readonly ImageColumn[] {
  const [base, created] = [baseColumn(bases, now), createdColumn(now)];
  switch (category) {
    case 'public':
      return [name, platform, released, agent, families, state];
    case 'private':
    case 'shared-with-others':
      return [name, state, platform, base, agent, applications, builder, created];
    case 'shared-with-me':
      return [name, state, owner, permission, platform, base, agent, applications, created];
  }
}
