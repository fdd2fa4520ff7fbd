import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../app/use-workbench.ts';
import { openResource } from '../resource/open-resource.ts';
import { CommandButton } from '../ui/command-button.tsx';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Tree } from '../ui/tree.tsx';
import { type AccountRow, accountRows } from './account-rows.ts';
import { openAccountDocument } from './load-account.ts';

/** What the connected account holds; opening a resource shows its document. */
export function AccountView() {
  const workbench = useWorkbench();
  const { error, loading, overview } = useStore(workbench.account);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<string>();
  const rows = useMemo(() => (overview ? accountRows(overview, folded) : []), [overview, folded]);
  if (!overview && error !== undefined) {
    return (
      <EmptyState icon="error" title="The account cannot be read">
        <p>{error}</p>
        <CommandButton id="account.refresh" look="primary" />
      </EmptyState>
    );
  }
  if (!overview) return <Loading what="Reading the account…" />;

  const toggle = ({ id }: AccountRow) => {
    const next = new Set(folded);
    if (!next.delete(id)) next.add(id);
    setFolded(next);
  };
  const open = ({ arn, kind, name }: AccountRow) => {
    if (arn === undefined) return;
    if (kind === 'image') openResource(workbench, arn);
    else void openAccountDocument(workbench, arn, name);
  };
  return (
    <>
      {loading && <Loading what="Refreshing…" />}
      {error !== undefined && (
        <p className="view-error" role="alert">
          {error}
        </p>
      )}
      <Tree label="Account" rows={rows} selected={selected} onSelect={(row) => setSelected(row.id)} onOpen={open} onToggle={toggle}>
        {(row) => (
          <>
            <span className="file-icon">
              <Icon name={row.icon} />
            </span>
            <span className="tree-name" title={row.arn}>
              {row.name}
            </span>
            <span className="tree-detail">{row.detail}</span>
          </>
        )}
      </Tree>
    </>
  );
}
