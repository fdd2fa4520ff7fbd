import { TextField } from '../ui/field.tsx';
import { PairsField } from './pairs-field.tsx';
import { type FormPart, Section } from './section.tsx';

export function LogFields({ edit, form }: FormPart) {
  return (
    <Section title="Logs">
      <div className="form-columns">
        <TextField
          label="Log group of the images"
          note="Empty: /aws/imagebuilder/ and the name of the image. Others need the execution role."
          value={form.imageLogGroup}
          onChange={(imageLogGroup) => edit({ imageLogGroup })}
        />
        <TextField
          label="Log group of the pipeline"
          note="Empty: /aws/imagebuilder/pipeline/ and its name."
          value={form.pipelineLogGroup}
          onChange={(pipelineLogGroup) => edit({ pipelineLogGroup })}
        />
      </div>
    </Section>
  );
}

/** Tags of the images that it builds on its schedule, and its own while it is new. */
export function TagFields({ edit, form, isNew }: FormPart & { readonly isNew: boolean }) {
  return (
    <Section title="Tags">
      <h3>Of images that it builds on its schedule</h3>
      <PairsField label="Image tag" pairs={form.imageTags} onChange={(imageTags) => edit({ imageTags })} />
      <h3>Of the pipeline</h3>
      {isNew ? (
        <PairsField label="Tag" pairs={form.tags} onChange={(tags) => edit({ tags })} />
      ) : (
        <p className="modal-note">They are edited on the page of the pipeline, under Tags.</p>
      )}
    </Section>
  );
}
