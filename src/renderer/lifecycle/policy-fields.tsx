import { useState } from 'react';
import type { LifecyclePolicySettings } from '../../contract/index.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { readTags, tagText } from './tag-text.ts';

interface PolicyFieldsProps {
  readonly settings: LifecyclePolicySettings;
  /** Name and kind of a policy that is there cannot be changed. */
  readonly fixed: boolean;
  readonly onChange: (settings: LifecyclePolicySettings) => void;
}

/** All that a policy says but its rules. */
export function PolicyFields({ settings, fixed, onChange }: PolicyFieldsProps) {
  const { description, executionRole, name, resourceType, status = 'ENABLED' } = settings;
  const change = (changes: Partial<LifecyclePolicySettings>) => onChange({ ...settings, ...changes });
  return (
    <section className="policy-fields" aria-label="Policy">
      {!fixed && <TextField label="Name" value={name} onChange={(text) => change({ name: text })} />}
      <TextField
        label="Description"
        value={description ?? ''}
        onChange={(text) => {
          const { description: _, ...rest } = settings;
          onChange(text === '' ? rest : { ...rest, description: text });
        }}
      />
      <SelectField
        label="Status"
        value={status}
        options={[
          { value: 'DISABLED', label: 'Disabled: it does not run' },
          { value: 'ENABLED', label: 'Enabled: it runs once a day' },
        ]}
        onChange={(chosen) => change({ status: chosen })}
      />
      <TextField
        label="Execution role"
        note="Its name or ARN. Image Builder must be trusted by it (imagebuilder.amazonaws.com), and it needs EC2ImageBuilderLifecycleExecutionPolicy."
        value={executionRole}
        onChange={(text) => change({ executionRole: text })}
      />
      {!fixed && (
        <SelectField
          label="For"
          value={resourceType}
          options={[
            { value: 'AMI_IMAGE', label: 'AMI images' },
            { value: 'CONTAINER_IMAGE', label: 'Container images' },
          ]}
          onChange={(chosen) => change({ resourceType: chosen, policyDetails: [] })}
        />
      )}
      <Selection selection={settings.resourceSelection} onChange={(resourceSelection) => change({ resourceSelection })} />
    </section>
  );
}

type Selected = LifecyclePolicySettings['resourceSelection'];

interface SelectionProps {
  readonly selection: Selected;
  readonly onChange: (selection: Selected) => void;
}

/** Which images the policy looks at: those of recipes, or those with tags. */
function Selection({ selection, onChange }: SelectionProps) {
  const by = selection.tagMap ? 'tags' : 'recipes';
  const [tags, setTags] = useState(tagText(selection.tagMap));
  return (
    <fieldset className="policy-fields">
      <legend>Images that it looks at</legend>
      <SelectField
        label="Chosen by"
        value={by}
        options={[
          { value: 'recipes', label: 'the recipes that they were built from' },
          { value: 'tags', label: 'the tags that they have' },
        ]}
        onChange={(chosen) =>
          onChange(chosen === 'tags' ? { tagMap: readTags(tags) ?? {} } : { recipes: [{ name: '', semanticVersion: 'x.x.x' }] })
        }
      />
      {by === 'tags' ? (
        <TextField
          label="Tags"
          note="key=value, with commas between; an image must have all of them"
          value={tags}
          onChange={(text) => {
            setTags(text);
            onChange({ tagMap: readTags(text) ?? {} });
          }}
        />
      ) : (
        <Recipes recipes={selection.recipes ?? []} onChange={(recipes) => onChange({ recipes })} />
      )}
    </fieldset>
  );
}

type Recipe = NonNullable<Selected['recipes']>[number];

function Recipes({ recipes, onChange }: { readonly recipes: readonly Recipe[]; readonly onChange: (recipes: Recipe[]) => void }) {
  return (
    <>
      {recipes.map((recipe, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place while its name is being typed.
        <div className="field-pair" key={at}>
          <TextField label={`Recipe ${at + 1}`} value={recipe.name} onChange={(name) => onChange(recipes.with(at, { ...recipe, name }))} />
          <TextField
            label="Version (x for any)"
            value={recipe.semanticVersion}
            onChange={(semanticVersion) => onChange(recipes.with(at, { ...recipe, semanticVersion }))}
          />
          {recipes.length > 1 && (
            <IconButton icon="close" label={`Remove recipe ${at + 1}`} onClick={() => onChange(recipes.toSpliced(at, 1))} />
          )}
        </div>
      ))}
      <Button icon="add" onClick={() => onChange([...recipes, { name: '', semanticVersion: 'x.x.x' }])}>
        Add recipe
      </Button>
    </>
  );
}
