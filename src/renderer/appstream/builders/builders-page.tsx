import { useEffect, useMemo, useState } from 'react';
import type { BuilderRow } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { useNow } from '../../runs/use-now.ts';
import { notifyFailure } from '../../stores/notify.ts';
import { Button } from '../../ui/button.tsx';
import { ListStanding } from '../list-standing.tsx';
import { ListTools } from '../list-tools.tsx';
import { LiveGrid } from '../live-grid.tsx';
import type { PageProps } from '../page.ts';
import { BuilderButtons, builderMenu } from './builder-buttons.tsx';
import { builderColumns } from './builder-columns.tsx';
import { BuilderDetailView } from './builder-detail.tsx';
import { NoBuilders } from './no-builders.tsx';
import { openBuilder, openLaunch } from './open-builders.ts';
import { useBuilders } from './use-builders.ts';

/** The image builders of an account and Region: their state as it changes, what can be done with them, and one of them in detail. */
export function BuildersPage({ place }: PageProps) {
  const workbench = useWorkbench();
  const list = useBuilders(place);
  const now = useNow(30_000);
  const [search, setSearch] = useState('');
  const [active, setActive] = useState<string>();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => [...list.rows.values()], [list.rows]);
  const found = useMemo(() => searched(rows, search), [rows, search]);
  const columns = useMemo(() => builderColumns(now), [now]);
  const selected = useMemo(() => found.filter(({ name }) => marked.has(name)), [found, marked]);
  const { imageBuilders } = workbench;
  useEffect(() => {
    imageBuilders.apply({ type: 'selected', selection: selected.length === 0 ? undefined : { place, rows: selected } });
    return () => imageBuilders.apply({ type: 'selected', selection: undefined });
  }, [imageBuilders, place, selected]);
  const refresh = () => void workbench.connection.client.imageBuilders.refresh(place).catch((error) => notifyFailure(workbench, error));
  const [only, ...others] = selected;
  return (
    <section className="catalogue-tab" aria-label="Image builders">
      <div className="table-bar">
        <Button kind="primary" icon="add" onClick={() => openLaunch(workbench, place)}>
          Launch image builder
        </Button>
        <ListTools what="image builders" search={search} onSearch={setSearch} onRefresh={refresh} />
      </div>
      <div className="table-status">
        <ListStanding list={list} count={{ found: found.length, all: rows.length }} onRetry={refresh} />
        <span className="grow" />
        {rows.length > 0 && <BuilderButtons place={place} rows={selected} />}
      </div>
      <div className="builders-body">
        {found.length === 0 ? (
          <NoBuilders list={list} searching={rows.length > 0} place={place} onRetry={refresh} />
        ) : (
          <LiveGrid
            label="Image builders"
            rows={found}
            columns={columns}
            keyOf={keyOf}
            active={active}
            onActivate={setActive}
            marked={marked}
            onMark={setMarked}
            onOpen={({ name }) => openBuilder(workbench, place, name)}
            menuOf={() => builderMenu(workbench, place, selected)}
          />
        )}
        {only && others.length === 0 && <BuilderDetailView key={only.name} place={place} row={only} />}
      </div>
    </section>
  );
}

const keyOf = ({ name }: BuilderRow): string => name;

function searched(rows: readonly BuilderRow[], search: string): readonly BuilderRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = [row.name, row.displayName, row.description, row.state, row.imageName, row.instanceType, row.platform]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
