import { Section } from '../../pipelines/section.tsx';
import { costSentence } from './builder-words.ts';
import { requestOf, summaryOf } from './launch-form.ts';
import type { LaunchPart } from './launch-part.ts';

interface LaunchSummaryProps extends Pick<LaunchPart, 'form' | 'choices'> {
  /** What the account had to say about this form. */
  readonly notes: readonly string[];
}

/** What would be launched, a line a thing. */
export function LaunchSummary({ choices, form, notes }: LaunchSummaryProps) {
  const request = requestOf(form, choices.images.items);
  return (
    <Section title="Summary">
      <dl className="fact-list" aria-label="Summary">
        {summaryOf(request).map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="fact-text">{text}</dd>
          </div>
        ))}
      </dl>
      {form.instanceType !== '' && <p className="modal-note">{costSentence(form.instanceType)}</p>}
      {notes.map((note) => (
        <p key={note} className="modal-note">
          {note}
        </p>
      ))}
    </Section>
  );
}
