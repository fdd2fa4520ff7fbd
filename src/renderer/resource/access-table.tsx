import { type FormEvent, useState } from 'react';
import { principalKindOf } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import type { Mark } from '../runs/run-words.ts';
import { notifyFailure } from '../stores/notify.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { promoteShare } from './load-sharing.ts';
import { type AccessRow, accessRows, principalFault, principalWords, toggled, withPrincipal } from './sharing-draft.ts';
import type { SharingProps } from './sharing-props.ts';

/** Everybody who has access, through what, and how far that is; with a line to add somebody. */
export function AccessTable(props: SharingProps) {
  const { detail, draft, edit, sharing } = props;
  const rows = accessRows(sharing, draft, detail.arn);
  const isFixed = detail.whyFixed !== undefined;
  return (
    <>
      {rows.length === 0 ? (
        <p className="muted">Only this account has access.</p>
      ) : (
        <div className="fact-table-place">
          <table className="fact-table" aria-label="Who has access">
            <thead>
              <tr>
                <th scope="col">Who</th>
                <th scope="col">What it is</th>
                <th scope="col">Through</th>
                <th scope="col">State</th>
                {!isFixed && (
                  <th scope="col">
                    <span className="visually-hidden">Change</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.through} ${row.share?.arn} ${row.principal}`}>
                  <td className="mono">{row.principal}</td>
                  <td>{principalWords[principalKindOf(row.principal) ?? 'account']}</td>
                  <td>{throughWords(row)}</td>
                  <td>
                    <StateMark mark={rowMark(row)} />
                  </td>
                  {!isFixed && (
                    <td>
                      <Button onClick={() => edit(toggled(sharing, draft, { row, arn: detail.arn }))}>
                        {row.change === undefined ? 'Remove' : 'Undo'}
                        <span className="visually-hidden">{` ${row.principal}`}</span>
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Promotion {...props} />
      {!isFixed && <AddPrincipal {...props} rows={rows} />}
    </>
  );
}

function throughWords({ share, through }: AccessRow): string {
  if (through === 'policy') return 'Resource policy';
  return share ? `Resource share ${share.name}` : 'Resource share';
}

const statusMarks: Readonly<Record<string, Mark>> = {
  ASSOCIATED: { icon: 'pass-filled', word: 'Has access', tone: 'good' },
  ASSOCIATING: { icon: 'mail', word: 'Invited', tone: 'warn' },
  FAILED: { icon: 'error', word: 'Failed, or declined', tone: 'bad' },
};

function rowMark({ change, status }: AccessRow): Mark {
  if (change === 'joins') return { icon: 'add', word: 'To be added', tone: 'busy' };
  if (change === 'leaves') return { icon: 'remove', word: 'To be removed', tone: 'warn' };
  return statusMarks[status] ?? { icon: 'circle-large', word: status.toLowerCase(), tone: 'quiet' };
}

/** What a policy grants can be used, and is listed nowhere until its share is promoted. */
function Promotion({ detail, sharing, tab }: SharingProps) {
  const workbench = useWorkbench();
  const share = sharing.shares.find(({ fromPolicy }) => fromPolicy);
  if (!share || detail.whyFixed !== undefined) return null;
  return (
    <div className="link-search">
      <p className="muted">Those whom the policy lets in can use the resource by its ARN; their lists do not show it.</p>
      <Button onClick={() => void promoteShare(workbench, tab, share.arn).catch((error: unknown) => notifyFailure(workbench, error))}>
        Show it in their lists
      </Button>
    </div>
  );
}

function AddPrincipal({ detail, draft, edit, rows, sharing }: SharingProps & { readonly rows: readonly AccessRow[] }) {
  const [text, setText] = useState('');
  const [through, setThrough] = useState<AccessRow['through']>(sharing.ramFault === undefined ? 'share' : 'policy');
  const [isTouched, setTouched] = useState(false);
  const fault = principalFault(text, rows, ownerOf(detail.arn));
  const add = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (fault !== undefined) return;
    edit(withPrincipal(sharing, draft, { principal: text.trim(), through, arn: detail.arn }));
    setText('');
    setTouched(false);
  };
  return (
    <form className="add-principal" onSubmit={add}>
      <TextField
        label="Share with"
        note="An account’s twelve digits, or the ARN of an organization or organizational unit"
        value={text}
        onChange={setText}
      />
      <SelectField
        label="Through"
        value={through}
        options={[
          ...(sharing.ramFault === undefined ? [{ value: 'share', label: 'Resource share' } as const] : []),
          { value: 'policy', label: 'Resource policy' },
        ]}
        onChange={setThrough}
      />
      <button type="submit" className="button plain">
        Add
      </button>
      <p className="field-fault" role="status">
        {isTouched ? fault : undefined}
      </p>
    </form>
  );
}

const ownerOf = (arn: string): string => arn.split(':')[4] ?? '';
