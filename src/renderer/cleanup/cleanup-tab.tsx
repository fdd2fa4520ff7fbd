import { useCallback, useMemo, useState } from 'react';
import type { AccountTarget, CleanupItem, CleanupReport } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { Answered } from '../image/answered.tsx';
import type { Tab } from '../stores/editors-store.ts';
import { notifyFailure } from '../stores/notify.ts';
import { Button } from '../ui/button.tsx';
import { FilteredList } from '../ui/filtered-list.tsx';
import { Icon } from '../ui/icon.tsx';
import { Scrollable } from '../ui/scrollable.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { CHECK_MARK, costOf, KIND_WORD, usedMark } from './cleanup-words.ts';
import { deleteUnused } from './delete-unused.ts';

/** What Image Builder made and nothing refers to any more, with the proof, what it costs, and a way to delete it. */
export function CleanupTab({ tab }: { readonly tab: Extract<Tab, { kind: 'cleanup' }> }) {
  const { connection, tasks } = useWorkbench();
  const { connection: from, region, title } = tab;
  const place = useMemo(() => ({ connection: from, region }), [from, region]);
  const question = useCallback(
    (hidden: AbortSignal) =>
      tasks.run('Looking for what nothing refers to', (signal) =>
        connection.client.cleanup.report(place, { signal: AbortSignal.any([signal, hidden]) }),
      ),
    [connection, tasks, place],
  );
  return (
    <section className="resource-tab" aria-label={title}>
      <Answered
        question={question}
        reading="Looking through images, AMIs, snapshots and all that may refer to them…"
        failed="The account cannot be looked through"
      >
        {(report, again) => <Cleanup report={report} place={place} again={again} />}
      </Answered>
    </section>
  );
}

interface CleanupProps {
  readonly report: CleanupReport;
  readonly place: AccountTarget;
  readonly again: () => void;
}

function Cleanup({ report, place, again }: CleanupProps) {
  const workbench = useWorkbench();
  const { items, notes, price } = report;
  const unused = useMemo(() => items.filter(({ unreferenced }) => unreferenced), [items]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState<CleanupItem>();
  const selected = unused.filter(({ id }) => chosen.has(id));
  const toggle = (id: string) => setChosen(chosen.has(id) ? new Set([...chosen].filter((one) => one !== id)) : new Set([...chosen, id]));
  const remove = () => {
    const ids = selected.map(({ id }) => id);
    deleteUnused(workbench, { place, ids, cost: costOf(selected, price) }).then(again, (error: unknown) => notifyFailure(workbench, error));
  };
  const cost = costOf(unused, price);
  return (
    <>
      <header className="resource-head">
        <h2>
          <Icon name="trash" />
          <span>{`Clean up ${place.region}`}</span>
        </h2>
        <p className="cleanup-summary" role="status">
          {`${unused.length} of ${items.length} things that Image Builder made are referred to by nothing that was checked${cost === '' ? '' : `: ${cost}`}.`}
        </p>
        <div className="button-row">
          <Button icon="check-all" onClick={() => setChosen(new Set(unused.map(({ id }) => id)))} disabled={unused.length === 0}>
            Choose all unused
          </Button>
          <Button kind="danger" icon="trash" onClick={remove} disabled={selected.length === 0}>
            {selected.length === 0 ? 'Delete what is chosen…' : `Delete ${selected.length} chosen…`}
          </Button>
          <Button icon="refresh" onClick={again}>
            Look again
          </Button>
        </div>
      </header>
      <div className="cleanup-body">
        <CleanupList items={items} price={price} chosen={chosen} onToggle={toggle} onShow={setShown} />
        {shown && <Proof item={shown} />}
      </div>
      <p className="image-note">{`${notes.join(' ')} ${priceNote(price)}`}</p>
    </>
  );
}

function priceNote({ date, perGiBMonth, source }: CleanupReport['price']): string {
  if (perGiBMonth === undefined) return 'What a snapshot costs in this Region is not known.';
  return `Snapshots at $${perGiBMonth} for a GiB and month, as of ${date} (${source}).`;
}

const textOf = (item: CleanupItem) => `${KIND_WORD[item.kind]} ${item.name} ${item.id} ${usedMark(item).word}`;

interface CleanupListProps {
  readonly items: readonly CleanupItem[];
  readonly price: CleanupReport['price'];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
  readonly onShow: (item: CleanupItem) => void;
}

function CleanupList({ items, price, chosen, onToggle, onShow }: CleanupListProps) {
  return (
    <FilteredList
      label="What Image Builder made"
      items={items}
      textOf={textOf}
      nothing="Image Builder has made nothing here that is still there."
    >
      {(item) => (
        <>
          <input
            type="checkbox"
            aria-label={`Delete ${item.id}`}
            checked={chosen.has(item.id)}
            disabled={!item.unreferenced}
            onChange={() => onToggle(item.id)}
          />
          <button type="button" className="row-button" title={item.id} onClick={() => onShow(item)}>
            <span className="cleanup-state">
              <StateMark mark={usedMark(item)} />
            </span>
            <span className="cleanup-kind">{KIND_WORD[item.kind]}</span>
            <span className="mono grow">{item.kind === 'image' ? item.name : `${item.id} ${item.name}`}</span>
            <span className="muted">{costOf([item], price)}</span>
          </button>
        </>
      )}
    </FilteredList>
  );
}

/** Why something is held to be in use, or not: everything that was looked at. */
function Proof({ item: { checks, created, id, kind, madeBy, name } }: { readonly item: CleanupItem }) {
  return (
    <Scrollable className="resource-page cleanup-proof" label={`Proof for ${id}`}>
      <h3>{`${KIND_WORD[kind]} ${name}`}</h3>
      <p className="mono">{id}</p>
      <p className="muted">{created === '' ? '' : `Made ${new Date(created).toLocaleString()}. `}</p>
      <p>{madeBy}</p>
      <ul className="plain-rows" aria-label="What was checked">
        {checks.map(({ detail, outcome, what }) => (
          <li key={what}>
            <StateMark mark={CHECK_MARK[outcome]} />
            <span>{what}</span>
            <p className="row-note">{detail}</p>
          </li>
        ))}
      </ul>
    </Scrollable>
  );
}
