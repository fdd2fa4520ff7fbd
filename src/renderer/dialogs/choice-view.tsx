import { Icon } from '../ui/icon.tsx';
import { Modal } from '../ui/modal.tsx';
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

function ChoiceRows({ rows }: { readonly rows: readonly ChoiceRow[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, and must do so by the keyboard too.
    <ul className="modal-rows" tabIndex={0} aria-label="What happens">
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
  );
}
