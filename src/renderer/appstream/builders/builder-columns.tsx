import { type BuilderRow, builderStateWord, runningSentence, runningWords } from '../../../contract/index.ts';
import { formatAge } from '../../runs/duration.ts';
import { Icon } from '../../ui/icon.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { CellText, type LiveColumn } from '../live-grid.tsx';
import { builderMark, costSentence, costWord, platformWord, sizeWords } from './builder-words.ts';

type Column = LiveColumn<BuilderRow>;

const text = (id: string, title: string, look: { readonly width: number; readonly of: (row: BuilderRow) => string }): Column => ({
  ...{ id, title, width: look.width, sortKey: look.of },
  cell: (row) => <CellText text={look.of(row)} />,
});

const state: Column = {
  ...{ id: 'state', title: 'State', width: 168, sortKey: (row) => builderStateWord(row.state) },
  cell: ({ errors, state: now }) => (
    <span title={errors.map(({ message }) => message).join('\n') || undefined}>
      <StateMark mark={builderMark(now)} />
    </span>
  ),
};

const type: Column = {
  ...{ id: 'type', title: 'Instance type', width: 208, sortKey: (row) => row.instanceType },
  cell: ({ instanceType }) => <CellText text={instanceType} title={`${instanceType}: ${sizeWords(instanceType)}`} />,
};

const cost: Column = {
  ...{ id: 'cost', title: 'Price class', width: 96, sortKey: (row) => costWord(row.instanceType) },
  cell: ({ instanceType }) => <CellText text={costWord(instanceType)} title={costSentence(instanceType)} />,
};

const agent: Column = {
  ...{ id: 'agent', title: 'Agent', width: 128, sortKey: (row) => row.agentVersion },
  cell: ({ agentVersion, newerAgent }) =>
    newerAgent ? (
      <span className="grid-name" title="There is a newer agent: start it with that one.">
        <Icon name="arrow-circle-up" />
        <CellText text={agentVersion} />
        <span className="visually-hidden">, there is a newer one</span>
      </span>
    ) : (
      <CellText text={agentVersion} />
    ),
};

const runningColumn = (now: number): Column => ({
  ...{ id: 'running', title: 'Running for', width: 152, sortKey: ({ running }) => running?.since ?? '~' },
  cell: ({ running }) => running && <CellText text={runningWords(running, now)} title={runningSentence(running, now)} />,
});

const createdColumn = (now: number): Column => ({
  ...{ id: 'created', title: 'Created', width: 112, sortKey: ({ created }) => created },
  cell: ({ created }) => <CellText text={formatAge(created, now)} title={created} />,
});

/** The columns of the table of image builders, as of a moment. */
export const builderColumns = (now: number): readonly Column[] => [
  text('name', 'Name', { width: 208, of: ({ name }) => name }),
  ...[state, runningColumn(now), type, cost],
  text('image', 'Image', { width: 272, of: ({ imageName }) => imageName }),
  text('platform', 'Platform', { width: 160, of: ({ platform }) => platformWord(platform) }),
  ...[agent, createdColumn(now)],
];
