import { useState } from 'react';
import type { Answerable, BuildPlaceDialog } from '../dialogs/dialogs.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Modal } from '../ui/modal.tsx';

const optionsOf = (items: readonly { readonly arn: string; readonly name: string }[]) =>
  items.map(({ arn, name }) => ({ value: arn, label: name }));

/** Where a recipe of the account is built, and where its image goes. */
export function BuildPlaceView({ request: { places, title }, answer }: Answerable<BuildPlaceDialog>) {
  const [infrastructure, setInfrastructure] = useState(places.infrastructures[0]?.arn ?? '');
  const [distribution, setDistribution] = useState('');
  const isMissing = infrastructure === '';
  const submit = () => answer({ infrastructureArn: infrastructure, ...(distribution === '' ? {} : { distributionArn: distribution }) });
  const buttons = (
    <>
      <Button onClick={() => answer(undefined)} autoFocus={isMissing}>
        Cancel
      </Button>
      <Button kind="primary" onClick={submit} disabled={isMissing} autoFocus={!isMissing}>
        Plan build
      </Button>
    </>
  );
  return (
    <Modal title={title} onDismiss={() => answer(undefined)} footer={buttons}>
      {isMissing ? (
        <p>The account has no infrastructure configuration, and a recipe alone does not say where it is built. Publish one first.</p>
      ) : (
        <>
          <SelectField
            label="Infrastructure configuration"
            value={infrastructure}
            options={optionsOf(places.infrastructures)}
            onChange={setInfrastructure}
          />
          <SelectField
            label="Distribution configuration"
            value={distribution}
            options={[{ value: '', label: 'None: the image stays in this Region' }, ...optionsOf(places.distributions)]}
            onChange={setDistribution}
          />
        </>
      )}
    </Modal>
  );
}
