import { useId } from 'react';

interface CheckBoxProps {
  readonly label: string;
  /** What it means, below the label. */
  readonly note?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function CheckBox({ label, note, checked, onChange }: CheckBoxProps) {
  const id = useId();
  return (
    <div className="check-box">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {note !== undefined && (
        <p id={`${id}-note`} className="modal-note">
          {note}
        </p>
      )}
    </div>
  );
}
