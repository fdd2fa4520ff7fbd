import { useId } from 'react';

interface TextAreaFieldProps {
  readonly label: string;
  readonly note: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A text of several lines, with what belongs into it. */
export function TextAreaField({ label, note, value, onChange }: TextAreaFieldProps) {
  const id = useId();
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className="field"
        rows={4}
        spellCheck={false}
        value={value}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-note`} className="modal-note">
        {note}
      </p>
    </div>
  );
}
