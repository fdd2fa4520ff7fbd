import type { PipelineChoices } from '../../contract/index.ts';
import { CheckBox } from '../ui/check-box.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { isContainerRecipe } from './pipeline-form.ts';
import { arnOptions, type FormPart, Section } from './section.tsx';

interface WhatPart extends FormPart {
  readonly choices: PipelineChoices;
  /** A pipeline keeps its name. */
  readonly isNew: boolean;
}

/** What is built, where, and where it goes. */
export function WhatFields({ choices, edit, form, isNew }: WhatPart) {
  return (
    <Section title="Pipeline">
      {isNew && <TextField label="Name" value={form.name} autofocus onChange={(name) => edit({ name })} />}
      <TextField label="Description" value={form.description} onChange={(description) => edit({ description })} />
      <SelectField
        label="Recipe"
        value={form.recipe}
        options={arnOptions(
          choices.recipes,
          form.recipe,
          choices.recipes.length === 0 ? 'There is none here yet: publish a recipe first' : 'Choose a recipe',
        )}
        onChange={(recipe) => edit({ recipe })}
      />
      <SelectField
        label="Infrastructure configuration"
        value={form.infrastructure}
        options={arnOptions(
          choices.infrastructures,
          form.infrastructure,
          choices.infrastructures.length === 0 ? 'There is none here yet: publish one first' : 'Choose an infrastructure configuration',
        )}
        onChange={(infrastructure) => edit({ infrastructure })}
      />
      <SelectField
        label="Distribution configuration"
        value={form.distribution}
        options={arnOptions(choices.distributions, form.distribution, 'None: the image stays in the Region that built it')}
        onChange={(distribution) => edit({ distribution })}
      />
      <CheckBox
        label="Enabled"
        note="Without it the schedule does nothing; the pipeline can still be started by hand."
        checked={form.status === 'ENABLED'}
        onChange={(enabled) => edit({ status: enabled ? 'ENABLED' : 'DISABLED' })}
      />
    </Section>
  );
}

/** What is done to the image before it is handed out. */
export function TestFields({ edit, form }: FormPart) {
  return (
    <Section title="Tests and scans">
      <CheckBox
        label="Run the tests of the components on the finished image"
        checked={form.testsEnabled}
        onChange={(testsEnabled) => edit({ testsEnabled })}
      />
      <TextField
        label="Time limit of the tests"
        note="60 to 1440 minutes."
        value={form.testMinutes}
        onChange={(testMinutes) => edit({ testMinutes })}
      />
      <CheckBox
        label="Collect metadata about the image"
        note="Its packages and its operating system."
        checked={form.metadata}
        onChange={(metadata) => edit({ metadata })}
      />
      <CheckBox
        label="Keep the findings of Amazon Inspector"
        note="Inspector must be on in the account, and the tests as well."
        checked={form.scanning}
        onChange={(scanning) => edit({ scanning })}
      />
      {(isContainerRecipe(form.recipe) || form.scanRepository !== '' || form.scanTags !== '') && (
        <div className="form-columns">
          <TextField
            label="ECR repository that is scanned"
            value={form.scanRepository}
            onChange={(scanRepository) => edit({ scanRepository })}
          />
          <TextField
            label="Tags of the scanned container image"
            note="With commas between."
            value={form.scanTags}
            onChange={(scanTags) => edit({ scanTags })}
          />
        </div>
      )}
    </Section>
  );
}
