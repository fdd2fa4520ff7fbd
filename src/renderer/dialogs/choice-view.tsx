import { Icon } from '../ui/icon.tsx';
import { Modal } from '../ui/modal.tsx';
import { Scrollable } from '../ui/scrollable.tsx';
import { ChoiceButtons } from './choice-buttons.tsx';
import { CopyableCode } from './copyable-code.tsx';
import type { Answerable, ChoiceDialog, ChoiceRow } from './dialogs.ts';

export function ChoiceView({ request, answer }: Answerable<ChoiceDialog>) {
  const { choices, code, icon, message, notes = [], rows = [], title } = request;
  const heading = (
    <>
      {icon && <Icon name={icon} />}
      <span>{title}</span>
    </>
  );
  return (
    <Modal title={heading} onDismiss={() => answer(undefined)} footer={<ChoiceButtons choices={choices} answer={answer} />}>
      <p>{message}</p>
      {rows.length > 0 && <ChoiceRows rows={rows} />}
      {code !== undefined && <CopyableCode code={code} />}
      {notes.map((note) => (
        <p key={note} className="modal-note">
          {note}
        </p>
      ))}
    </Modal>
  );
}

export function ChoiceRows({ rows }: { readonly rows: readonly ChoiceRow[] }) {
  return (
    <Scrollable className="modal-rows" label="What happens">
      <ul>
        {rows.map(({ detail, icon, text }) => (
          <li key={`${text}\n${detail}`}>
            <Icon name={icon} />
            <div>
              <div>{text}</div>
              {detail && <div className="muted">{detail}</div>}
            </div>
          </li>
        ))}
      </ul>
    </Scrollable>
  );
}
