import { type FleetType, fleetTypes, mostSecurityGroups } from '../../../contract/index.ts';
import { Section } from '../../pipelines/section.tsx';
import { CheckBox } from '../../ui/check-box.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { TypeField } from '../builders/machine-fields.tsx';
import { Several } from '../builders/network-fields.tsx';
import type { FleetChoices } from './fleet-choices.ts';
import type { FleetForm } from './fleet-form.ts';
import { fleetTypeWord } from './fleet-words.ts';
import { imageOptions } from './image-options.ts';

interface FleetFieldsProps {
  readonly form: FleetForm;
  readonly choices: FleetChoices;
  readonly edit: (change: Partial<FleetForm>) => void;
}

const mostSubnets = 6;

const typeNotes: Readonly<Record<FleetType, string>> = {
  ON_DEMAND: 'Users wait a minute or two for an instance; one that waits for users costs a small fee.',
  ALWAYS_ON: 'Users are served at once; instances cost the same whether anybody uses them or not.',
};

/** The parts of the form, from the image to the stack. */
export function FleetFields({ choices, edit, form }: FleetFieldsProps) {
  const image = choices.images.find(({ arn }) => arn === form.imageArn);
  return (
    <>
      <Section title="Image and machines">
        <SelectField
          label="Image"
          value={form.imageArn}
          options={imageOptions(choices.images)}
          onChange={(imageArn) => edit({ imageArn })}
        />
        <TextField
          label="Name"
          note="Letters, digits and _ . -; it cannot be changed later."
          value={form.name}
          onChange={(name) => edit({ name })}
        />
        <TypeField value={form.instanceType} families={image?.families ?? []} onChange={(instanceType) => edit({ instanceType })} />
        <SelectField
          label="Fleet type"
          value={form.type}
          options={fleetTypes.map((type) => ({ value: type, label: fleetTypeWord(type) }))}
          onChange={(type) => edit({ type })}
        />
        <p className="modal-note">{typeNotes[form.type]}</p>
        <TextField
          label="Desired instances"
          note="So many are kept ready once the fleet is started."
          value={form.desired}
          onChange={(desired) => edit({ desired })}
        />
      </Section>
      <NetworkSection choices={choices} form={form} edit={edit} />
      <Section title="Users">
        <SelectField
          label="Stack"
          value={form.stack}
          options={[{ value: '', label: 'None yet' }, ...choices.stacks.map(({ name }) => ({ value: name, label: name }))]}
          onChange={(stack) => edit({ stack })}
        />
      </Section>
    </>
  );
}

function NetworkSection({ choices: { securityGroups, subnets }, edit, form }: FleetFieldsProps) {
  return (
    <Section title="Network">
      <Several
        legend={`Subnets, at most ${mostSubnets}`}
        note="Instances get network interfaces there. Two in different zones keep a fleet going when one of them fails."
        form="subnet-0123456789abcdef0"
        most={mostSubnets}
        items={subnets.items}
        obstacle={subnets.obstacle}
        chosen={form.subnets}
        onChange={(next) => edit({ subnets: next })}
      />
      <Several
        legend={`Security groups, at most ${mostSecurityGroups}`}
        note="Without one instances get the default group of the VPC."
        form="sg-0123456789abcdef0"
        most={mostSecurityGroups}
        items={securityGroups.items}
        obstacle={securityGroups.obstacle}
        chosen={form.securityGroups}
        onChange={(next) => edit({ securityGroups: next })}
      />
      <CheckBox
        label="Default internet access"
        note="Instances get public addresses. The subnets must be public."
        checked={form.internet}
        onChange={(internet) => edit({ internet })}
      />
    </Section>
  );
}
