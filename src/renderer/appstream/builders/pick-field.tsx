import { SelectField, TextField } from '../../ui/field.tsx';

interface PickFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** Choices of which one is taken; a value that is not among them (a file's, or one that is gone) stays, and is shown as it is. */
export function PickField({ options, value, ...field }: PickFieldProps) {
  const isKnown = options.some((option) => option.value === value);
  return <SelectField {...field} value={value} options={isKnown ? options : [...options, { value, label: value }]} />;
}

interface PickOrTypeProps extends PickFieldProps {
  /** Why there is nothing to choose among; then it is typed. */
  readonly obstacle: string | undefined;
  /** As what it is typed. */
  readonly form: string;
}

/** The same where the account may not show its choices: what cannot be chosen is typed. */
export function PickOrTypeField({ form, obstacle, ...field }: PickOrTypeProps) {
  if (obstacle === undefined) return <PickField {...field} />;
  return (
    <TextField
      label={field.label}
      note={`Written as ${form}. It cannot be chosen from a list: ${obstacle}`}
      value={field.value}
      onChange={field.onChange}
    />
  );
}
