import { useState } from 'react';
import { type AmiExclusions, type TimeUnit, timeUnits } from '../../contract/index.ts';
import { CheckBox } from '../ui/check-box.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { listed, readTags, tagText } from './tag-text.ts';

interface ExclusionFieldsProps {
  readonly value: AmiExclusions | undefined;
  /** undefined where nothing is excluded. */
  readonly onChange: (value: AmiExclusions | undefined) => void;
}

/** Which AMIs are let be. */
export function ExclusionFields({ value = {}, onChange }: ExclusionFieldsProps) {
  const [tags, setTags] = useState(tagText(value.tagMap));
  const [regions, setRegions] = useState(value.regions?.join(', ') ?? '');
  const [accounts, setAccounts] = useState(value.sharedAccounts?.join(', ') ?? '');
  const set = (changes: Partial<AmiExclusions>) => {
    const entries = Object.entries({ ...value, ...changes }).filter(([, one]) => one !== undefined && one !== false);
    onChange(entries.length === 0 ? undefined : (Object.fromEntries(entries) as AmiExclusions));
  };
  const some = (items: string[]) => (items.length === 0 ? undefined : items);
  return (
    <fieldset className="policy-fields">
      <legend>AMIs that are let be</legend>
      <CheckBox label="Public AMIs" checked={value.isPublic ?? false} onChange={(isPublic) => set({ isPublic })} />
      <TextField
        label="AMIs in these Regions"
        value={regions}
        onChange={(text) => {
          setRegions(text);
          set({ regions: some(listed(text)) });
        }}
      />
      <TextField
        label="AMIs shared with these accounts"
        value={accounts}
        onChange={(text) => {
          setAccounts(text);
          set({ sharedAccounts: some(listed(text)) });
        }}
      />
      <TextField
        label="AMIs with one of these tags"
        note="key=value, with commas between"
        value={tags}
        onChange={(text) => {
          setTags(text);
          set({ tagMap: readTags(text) });
        }}
      />
      <LastLaunched value={value.lastLaunched} onChange={(lastLaunched) => set({ lastLaunched })} />
    </fieldset>
  );
}

interface LastLaunchedProps {
  readonly value: AmiExclusions['lastLaunched'];
  readonly onChange: (value: AmiExclusions['lastLaunched']) => void;
}

function LastLaunched({ value, onChange }: LastLaunchedProps) {
  const unit = value?.unit ?? 'DAYS';
  return (
    <div className="field-pair">
      <TextField
        label="AMIs launched within the last"
        value={value ? String(value.value) : ''}
        onChange={(text) => onChange(/^\d+$/.test(text) ? { value: Number(text), unit } : undefined)}
      />
      <UnitField value={unit} onChange={(changed) => value && onChange({ ...value, unit: changed })} />
    </div>
  );
}

export function UnitField({ value, onChange }: { readonly value: TimeUnit; readonly onChange: (value: TimeUnit) => void }) {
  return (
    <SelectField
      label="Unit"
      value={value}
      options={timeUnits.map((unit) => ({ value: unit, label: unit.toLowerCase() }))}
      onChange={onChange}
    />
  );
}
