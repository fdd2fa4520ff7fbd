import { useId } from 'react';

interface TextFieldProps {
  readonly label: string;
  /** What belongs into it, below the field. */
  readonly note?: string;
  readonly value: string;
  /** Not shown while it is typed, and not offered by the browser later. */
  readonly secret?: boolean;
  readonly autofocus?: boolean;
  readonly onChange: (value: string) => void;
}

export function TextField({ label, note, value, secret = false, autofocus = false, onChange }: TextFieldProps) {
  const id = useId();
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="field"
        type={secret ? 'password' : 'text'}
        spellCheck={false}
        autoComplete="off"
        data-autofocus={autofocus || undefined}
        value={value}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        onChange={(event) => onChange(event.target.value)}
      />
      {note !== undefined && (
        <p id={`${id}-note`} className="modal-note">
          {note}
        </p>
      )}
    </div>
  );
}

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

export function SelectField<Value extends string>({ label, value, options, onChange }: SelectFieldProps<Value>) {
  const id = useId();
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {/* The values of a select are the values of its options, and those are of the type. */}
      <select id={id} className="field" value={value} onChange={(event) => onChange(event.target.value as Value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
