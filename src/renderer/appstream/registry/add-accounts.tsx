import { type FormEvent, useId, useState } from 'react';
import { readAccounts, type SharedAccount } from '../../../contract/index.ts';
import { CheckBox } from '../../ui/check-box.tsx';
import { withAccounts } from './share-table.ts';

interface AddAccountsProps {
  readonly wanted: readonly SharedAccount[];
  readonly owner: string;
  readonly edit: (shares: readonly SharedAccount[]) => void;
}

/** Adds accounts to the table: one that is typed, or as many as are pasted. */
export function AddAccounts({ edit, owner, wanted }: AddAccountsProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [permission, setPermission] = useState({ fleet: true, imageBuilder: false });
  const [faults, setFaults] = useState<readonly string[]>([]);
  const chosen = permission.fleet || permission.imageBuilder;
  const add = (event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim() === '' || !chosen) {
      setFaults([chosen ? 'Give an account of twelve digits.' : 'Choose what the accounts may use the image for.']);
      return;
    }
    const read = readAccounts(text, wanted, owner);
    setFaults(read.faults);
    if (read.accounts.length === 0) return;
    edit(withAccounts(wanted, read.accounts, permission));
    setText('');
  };
  return (
    <form className="add-accounts" onSubmit={add}>
      <label className="field-label" htmlFor={id}>
        Add accounts
      </label>
      <textarea
        id={id}
        className="field"
        rows={2}
        spellCheck={false}
        value={text}
        aria-invalid={faults.length > 0}
        aria-describedby={`${id}-note ${id}-faults`}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          add();
        }}
      />
      <p id={`${id}-note`} className="modal-note">
        Twelve digits each; many at once are apart by blanks, commas or lines.
      </p>
      <CheckBox label="Use it for fleets" checked={permission.fleet} onChange={(fleet) => setPermission({ ...permission, fleet })} />
      <CheckBox
        label="Use it for image builders"
        note="They can keep a copy of the image, also after you stop sharing it."
        checked={permission.imageBuilder}
        onChange={(imageBuilder) => setPermission({ ...permission, imageBuilder })}
      />
      <button type="submit" className="button plain">
        Add
      </button>
      <div id={`${id}-faults`} className="field-fault" role="status">
        {faults.map((fault) => (
          <p key={fault}>{fault}</p>
        ))}
      </div>
    </form>
  );
}
