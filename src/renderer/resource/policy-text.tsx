import { policyFault } from './sharing-draft.ts';
import type { SharingProps } from './sharing-props.ts';

/** The resource policy as AWS keeps it; an empty text takes it away. */
export function PolicyText({ detail, draft, edit, sharing }: SharingProps) {
  const text = draft.policy ?? sharing.policy;
  const fault = policyFault({ ...draft, policy: text }, detail.arn);
  return (
    <div>
      <label className="field-label" htmlFor="resource-policy">
        Resource policy
      </label>
      <textarea
        id="resource-policy"
        className="field policy-text"
        spellCheck={false}
        rows={18}
        readOnly={detail.whyFixed !== undefined}
        placeholder="There is no policy."
        value={text}
        aria-invalid={fault !== undefined}
        aria-describedby="resource-policy-fault"
        onChange={(event) => edit({ ...draft, policy: event.target.value })}
      />
      <p id="resource-policy-fault" className="field-fault" role="status">
        {fault}
      </p>
    </div>
  );
}
