import type { SharedAccount } from '../../../contract/index.ts';
import type { Mark } from '../../runs/run-words.ts';
import { Button } from '../../ui/button.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { ShareOutcomes } from './apply-shares.ts';
import { type ShareRow, withoutChange, withPermission } from './share-table.ts';

interface SharesTableProps {
  readonly rows: readonly ShareRow[];
  readonly now: readonly SharedAccount[];
  readonly wanted: readonly SharedAccount[];
  readonly edit: (shares: readonly SharedAccount[]) => void;
  readonly isFixed: boolean;
  readonly outcomes: ShareOutcomes;
}

/** Accounts and their two permissions. */
export function SharesTable({ edit, isFixed, now, outcomes, rows, wanted }: SharesTableProps) {
  if (rows.length === 0) return <p className="muted">Only this account can use the image.</p>;
  return (
    <div className="fact-table-place">
      <table className="fact-table shares-table" aria-label="Accounts that may use the image">
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Fleets</th>
            <th scope="col">Image builders</th>
            <th scope="col">State</th>
            <th scope="col">
              <span className="visually-hidden">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.account}>
              <th scope="row" className="mono">
                {row.account}
              </th>
              {(['fleet', 'imageBuilder'] as const).map((permission) => (
                <td key={permission}>
                  <input
                    type="checkbox"
                    aria-label={`${row.account}: ${permission === 'fleet' ? 'use for fleets' : 'use for image builders'}`}
                    checked={row[permission]}
                    disabled={isFixed}
                    onChange={(event) => edit(withPermission(wanted, row.account, { ...row, [permission]: event.target.checked }))}
                  />
                </td>
              ))}
              <td>
                <StateMark mark={rowMark(row, outcomes)} />
              </td>
              <td>{!isFixed && <RowButton row={row} now={now} wanted={wanted} edit={edit} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RowButton({ edit, now, row, wanted }: Pick<SharesTableProps, 'edit' | 'now' | 'wanted'> & { readonly row: ShareRow }) {
  const { account, change } = row;
  const remove = () => edit(withPermission(wanted, account, { fleet: false, imageBuilder: false }));
  const undo = () => edit(withoutChange(now, wanted, account));
  const isNew = !now.some((one) => one.account === account);
  const canRemove = change === undefined && !isNew;
  return (
    <Button onClick={canRemove ? remove : undo}>
      {canRemove ? 'Stop sharing' : 'Undo'}
      <span className="visually-hidden">{` ${account}`}</span>
    </Button>
  );
}

const marks: Readonly<Record<NonNullable<ShareRow['change']>, Mark>> = {
  joins: { icon: 'add', word: 'To be shared', tone: 'busy' },
  changes: { icon: 'edit', word: 'To be changed', tone: 'busy' },
  leaves: { icon: 'remove', word: 'To be unshared', tone: 'warn' },
};

function rowMark({ account, change, fleet, imageBuilder }: ShareRow, { calls, running }: ShareOutcomes): Mark {
  const call = calls[account];
  if (running && call?.type === 'doing') return { icon: 'sync', word: 'Changing', tone: 'busy' };
  if (change !== undefined && call?.type === 'failed') return { icon: 'error', word: 'Not changed', tone: 'bad' };
  if (change !== undefined) return marks[change];
  if (fleet || imageBuilder) return { icon: 'pass-filled', word: 'Shared', tone: 'good' };
  return { icon: 'circle-large', word: 'Nothing chosen', tone: 'quiet' };
}
