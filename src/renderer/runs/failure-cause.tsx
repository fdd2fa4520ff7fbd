import type { FailureCause } from '../../contract/index.ts';
import { Button } from '../ui/button.tsx';
import { plainText } from './ansi.ts';

/** How sure the cause is, in the words before it. */
const HEADING: Readonly<Record<FailureCause['confidence'], string>> = {
  certain: 'Cause',
  likely: 'Likely cause',
  possible: 'Possible cause',
};

/** A cause out of the catalogue: what it is, and why it happens. */
export function FailureCauseText({ cause: { confidence, explanation, title } }: { readonly cause: FailureCause }) {
  return (
    <p>
      <strong>{`${HEADING[confidence]}: ${title}.`}</strong> {explanation}
    </p>
  );
}

interface FailureEvidenceProps {
  readonly cause: FailureCause;
  readonly onOpen: (url: string) => void;
}

/** The very text that the cause was told by, and the page that tells more. */
export function FailureEvidence({ cause: { evidence, page }, onOpen }: FailureEvidenceProps) {
  return (
    <>
      <p className="failure-evidence">
        Why Kiln thinks so: <code>{plainText(evidence).trim()}</code>
      </p>
      {page !== undefined && (
        <Button icon="link-external" title={page} onClick={() => onOpen(page)}>
          Read more
        </Button>
      )}
    </>
  );
}
