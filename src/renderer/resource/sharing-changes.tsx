import { useWorkbench } from '../app/use-workbench.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { titleOfArn } from './arn-words.ts';
import { applySharing, draftSharing } from './load-sharing.ts';
import { policyFault, type SharingWords, sharingDifference } from './sharing-draft.ts';
import type { SharingProps } from './sharing-props.ts';

const icons: Readonly<Record<SharingWords['kind'], string>> = { gains: 'add', loses: 'remove', policy: 'edit' };

/** What the draft would do: who gains, who loses, and what happens to them. */
export function SharingChanges({ detail, draft, sharing, tab }: SharingProps) {
  const workbench = useWorkbench();
  const fault = policyFault(draft, detail.arn);
  const of = { arn: detail.arn, name: titleOfArn(detail.arn) };
  const difference = fault === undefined ? sharingDifference(sharing, draft, of) : [];
  if (difference.length === 0 && fault === undefined) return null;
  return (
    <section className="difference" aria-label="What will change">
      <h3>What will change</h3>
      {fault !== undefined && <p className="field-fault">The policy cannot be applied as it is; see its JSON.</p>}
      <ul>
        {difference.map(({ consequence, kind, text }) => (
          <li key={`${kind} ${text} ${consequence}`}>
            <Icon name={icons[kind]} />
            <div>
              <div>{text}</div>
              <div className="muted">{consequence}</div>
            </div>
          </li>
        ))}
      </ul>
      <div className="button-row">
        <Button onClick={() => draftSharing(workbench, tab, undefined)}>Discard</Button>
        <Button kind="primary" disabled={fault !== undefined} onClick={() => void applySharing(workbench, tab, draft)}>
          Apply changes
        </Button>
      </div>
    </section>
  );
}
