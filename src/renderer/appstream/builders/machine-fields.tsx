import { useId } from 'react';
import { latestAgent, rootVolumeGb } from '../../../contract/index.ts';
import { type InstanceType, instanceTypes } from '../../../documents/index.ts';
import { Section } from '../../pipelines/section.tsx';
import { CheckBox } from '../../ui/check-box.tsx';
import { TextField } from '../../ui/field.tsx';
import { costSentence, sizeWords } from './builder-words.ts';
import { agentChoiceWords } from './launch-form.ts';
import type { LaunchPart } from './launch-part.ts';
import { PickField } from './pick-field.tsx';

/** What the machine is called, and how large it is. */
export function MachineFields({ choices, edit, form }: LaunchPart) {
  const image = choices.images.items.find(({ arn }) => arn === form.image);
  const agents = ['', latestAgent, ...choices.agents];
  return (
    <Section title="Machine">
      <TextField
        label="Name"
        note="Letters, digits and _ . -; it cannot be changed later."
        value={form.name}
        onChange={(name) => edit({ name })}
      />
      <div className="form-columns">
        <TextField label="Display name" value={form.displayName} onChange={(displayName) => edit({ displayName })} />
        <TextField label="Description" value={form.description} onChange={(description) => edit({ description })} />
      </div>
      <TypeField value={form.instanceType} families={image?.families ?? []} onChange={(instanceType) => edit({ instanceType })} />
      {form.instanceType !== '' && <p className="modal-note">{costSentence(form.instanceType)}</p>}
      <div className="form-columns">
        <TextField
          label="Root volume in GB"
          note={`${rootVolumeGb.least} to ${rootVolumeGb.most}; ${rootVolumeGb.least} where it is left empty. What is above ${rootVolumeGb.least} is billed even while it is stopped.`}
          value={form.volumeGb}
          onChange={(volumeGb) => edit({ volumeGb })}
        />
        <PickField
          label="Agent"
          value={form.agent}
          options={agents.map((value) => ({ value, label: agentChoiceWords(value, image) }))}
          onChange={(agent) => edit({ agent })}
        />
      </div>
      <CheckBox
        label="Switch IMDSv1 off"
        note="The instance metadata service then answers version 2 only. It needs an agent of January 16, 2024 or later."
        checked={form.imdsV1Disabled}
        onChange={(imdsV1Disabled) => edit({ imdsV1Disabled })}
      />
    </Section>
  );
}

interface TypeFieldProps {
  readonly value: string;
  /** Those of the image; empty: any. */
  readonly families: readonly string[];
  readonly onChange: (value: string) => void;
}

/** Instance types by family, those alone that fit the image. */
export function TypeField({ families, onChange, value }: TypeFieldProps) {
  const id = useId();
  const offered = instanceTypes.filter(({ family }) => families.length === 0 || families.includes(family));
  const byFamily = Map.groupBy(offered, ({ family }) => family);
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        Instance type
      </label>
      <select id={id} className="field" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{families.length === 0 ? 'Choose a type' : 'Choose a type that fits the image'}</option>
        {value !== '' && !offered.some(({ name }) => name === value) && (
          <option value={value}>{`${value}: not of the image’s families`}</option>
        )}
        {[...byFamily].map(([family, types]) => (
          <optgroup key={family} label={family}>
            {types.map((type) => (
              <option key={type.name} value={type.name}>
                {typeWords(type)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

const typeWords = ({ name, priceClass }: InstanceType): string => `${name}: ${sizeWords(name)}, price class ${priceClass}`;
