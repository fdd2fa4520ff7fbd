import { PairsField } from '../../pipelines/pairs-field.tsx';
import { Section } from '../../pipelines/section.tsx';
import { TextField } from '../../ui/field.tsx';
import type { LaunchPart } from './launch-part.ts';
import { PickOrTypeField } from './pick-field.tsx';

/** As whom the builder acts, and which domain it belongs to. */
export function IdentityFields({ choices: { directories, roles }, edit, form }: LaunchPart) {
  const units = directories.items.find(({ name }) => name === form.directory)?.units ?? [];
  return (
    <Section title="Identity">
      <PickOrTypeField
        label="IAM role"
        form="arn:aws:iam::111122223333:role/name"
        obstacle={roles.obstacle}
        value={form.role}
        options={[
          { value: '', label: roles.items.length === 0 ? 'None: no role here trusts appstream.amazonaws.com' : 'None' },
          ...roles.items.map(({ id, label }) => ({ value: id, label })),
        ]}
        onChange={(role) => edit({ role })}
      />
      <div className="form-columns">
        <PickOrTypeField
          label="Directory of the domain"
          form="corp.example.com"
          obstacle={directories.obstacle}
          value={form.directory}
          options={[
            { value: '', label: directories.items.length === 0 ? 'None: there is no directory config' : 'None' },
            ...directories.items.map(({ name }) => ({ value: name, label: name })),
          ]}
          onChange={(directory) => edit({ directory, organizationalUnit: '' })}
        />
        {form.directory !== '' && units.length > 0 && (
          <PickOrTypeField
            label="Organizational unit"
            form="OU=Builders,DC=corp,DC=example,DC=com"
            obstacle={undefined}
            value={form.organizationalUnit}
            options={[{ value: '', label: 'As the directory config has it' }, ...units.map((value) => ({ value, label: value }))]}
            onChange={(organizationalUnit) => edit({ organizationalUnit })}
          />
        )}
        {form.directory !== '' && units.length === 0 && (
          <TextField
            label="Organizational unit"
            note="Its distinguished name, as OU=Builders,DC=corp,DC=example,DC=com."
            value={form.organizationalUnit}
            onChange={(organizationalUnit) => edit({ organizationalUnit })}
          />
        )}
      </div>
    </Section>
  );
}

/** Tags that it has from its beginning. */
export function TagsFields({ edit, form }: LaunchPart) {
  return (
    <Section title="Tags">
      <PairsField label="Tag" pairs={form.tags} onChange={(tags) => edit({ tags })} />
    </Section>
  );
}
