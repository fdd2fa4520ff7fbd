import type { ReactNode } from 'react';
import type { PipelineChoice } from '../../contract/index.ts';
import type { PipelineForm } from './pipeline-form.ts';

/** What the parts of the form get. */
export interface FormPart {
  readonly form: PipelineForm;
  readonly edit: (change: Partial<PipelineForm>) => void;
}

export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="form-section">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

/** Choices of ARNs by name; what is chosen and not among them (another account's, or of a build) is shown as it is. */
export function arnOptions(choices: readonly PipelineChoice[], chosen: string, nothing: string) {
  const isKnown = chosen === '' || choices.some(({ arn }) => arn === chosen);
  const options = choices.map(({ arn, label }) => ({ value: arn, label }));
  return [{ value: '', label: nothing }, ...(isKnown ? [] : [{ value: chosen, label: chosen }]), ...options];
}
