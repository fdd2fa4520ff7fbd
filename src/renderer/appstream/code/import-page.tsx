import { useCallback, useState } from 'react';
import { type ImportCheck, mayImport, refusalText } from '../../../contract/index.ts';
import { instanceTypes } from '../../../documents/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { Answered } from '../../image/answered.tsx';
import type { Mark } from '../../runs/run-words.ts';
import { messageOf } from '../../stores/notify.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { openAppStreamPage } from '../open-page.ts';
import type { PageProps } from '../page.ts';
import { MadeImage } from '../registry/made-image.tsx';
import { NameField, useNameCheck } from '../registry/name-field.tsx';
import { emptyImport, type ImportFaults, type ImportForm, readImport } from './import-form.ts';
import { TextAreaField } from './text-area-field.tsx';

/** An image of an AMI: what AWS wants of the AMI, what the image is to be, a dry run, and the import with its state. */
export function ImportPage({ place, subject }: PageProps) {
  const title = `Import ${subject ?? 'an AMI'} as an AppStream image`;
  return (
    <section className="pipeline-tab" aria-label={title}>
      <header className="pipeline-head">
        <h2>
          <Icon name="cloud-download" />
          <span>{title}</span>
        </h2>
        <p className="muted">{place.region}</p>
      </header>
      <div className="pipeline-form">
        {subject === undefined ? <ChooseAmi place={place} /> : <ImportOf place={place} amiId={subject} />}
      </div>
    </section>
  );
}

function ChooseAmi({ place }: Pick<PageProps, 'place'>) {
  const workbench = useWorkbench();
  const [id, setId] = useState('');
  const isId = /^ami-[0-9a-f]{8,17}$/.test(id.trim());
  const note = 'Windows Server 2022, UEFI and a TPM 2.0; in this Region. A build’s image tab has its AMIs.';
  return (
    <div className="form-section">
      <TextField label="AMI" note={note} value={id} onChange={setId} />
      <div className="button-row">
        <Button
          kind="primary"
          disabled={!isId}
          onClick={() => openAppStreamPage(workbench, { page: 'import-ami', subject: id.trim(), title: `Import ${id.trim()}`, place })}
        >
          Look at the AMI
        </Button>
      </div>
    </div>
  );
}

function ImportOf({ place, amiId }: Pick<PageProps, 'place'> & { readonly amiId: string }) {
  const { client } = useWorkbench().connection;
  const question = useCallback(
    (signal: AbortSignal) => client.appstreamCode.checkImport({ ...place, amiId }, { signal }),
    [client, place, amiId],
  );
  return (
    <Answered question={question} reading="Reading the AMI…" failed={`${amiId} cannot be read`}>
      {(check) => (
        <>
          <Requirements check={check} />
          {mayImport(check) === true && <Form place={place} check={check} />}
        </>
      )}
    </Answered>
  );
}

const marks: Readonly<Record<'true' | 'false' | 'unknown', Mark>> = {
  true: { icon: 'pass', word: 'Met', tone: 'good' },
  false: { icon: 'error', word: 'Not met', tone: 'bad' },
  unknown: { icon: 'question', word: 'Not known', tone: 'warn' },
};

function Requirements({ check }: { readonly check: ImportCheck }) {
  const permit = mayImport(check);
  return (
    <section className="form-section" aria-label="What AWS wants of the AMI">
      <h3>{`What AWS wants of ${check.name || check.amiId}`}</h3>
      <ul className="plan-items">
        {check.requirements.map(({ title, met, text }) => (
          <li key={title} className="plan-item">
            <div className="plan-row">
              <StateMark mark={marks[`${met}`]} />
              <span className="plan-name">{title}</span>
            </div>
            <div className="plan-notes">
              <p className="muted">{text}</p>
            </div>
          </li>
        ))}
      </ul>
      {permit !== true && (
        <p className="field-fault" role="alert">
          {refusalText(permit)}
        </p>
      )}
    </section>
  );
}

/** What has become of the form: nothing yet, a call that is under way, its answer. */
type Sent =
  | { readonly is: 'nothing' | 'trying' | 'importing' }
  | { readonly is: 'tried'; readonly form: ImportForm }
  | { readonly is: 'failed'; readonly message: string }
  | { readonly is: 'imported'; readonly arn: string };

function Form({ place, check }: Pick<PageProps, 'place'> & { readonly check: ImportCheck }) {
  const { connection, tasks } = useWorkbench();
  const { appstreamCode } = connection.client;
  const [form, setForm] = useState(emptyImport(check.amiId));
  const [sent, setSent] = useState<Sent>({ is: 'nothing' });
  const name = useNameCheck(place, form.name);
  const { wish, faults } = readImport(form);
  const change = (patch: Partial<ImportForm>) => setForm({ ...form, ...patch });
  const failed = (error: unknown) => setSent({ is: 'failed', message: messageOf(error) });
  const dryRun = async () => {
    if (!wish) return;
    setSent({ is: 'trying' });
    const permit = await tasks.run('Trying the import', (signal) => appstreamCode.tryImport({ ...place, wish }, { signal }));
    setSent(permit === true ? { is: 'tried', form } : { is: 'failed', message: refusalText(permit) });
  };
  const begin = async () => {
    if (!wish) return;
    setSent({ is: 'importing' });
    setSent({
      is: 'imported',
      ...(await tasks.run(`Importing ${check.amiId}`, (signal) => appstreamCode.import({ ...place, wish }, { signal }))),
    });
  };
  // What was tried is what is imported: a change of the form asks for another dry run.
  const isTried = sent.is === 'tried' && sent.form === form;
  const isBusy = sent.is === 'trying' || sent.is === 'importing';
  if (sent.is === 'imported') return <MadeImage place={place} arn={sent.arn} />;
  return (
    <div className="form-section">
      <NameField value={form.name} check={name} region={place.region} onChange={(value) => change({ name: value })} />
      <Fields form={form} faults={faults} change={change} />
      <section className="difference" aria-label="What will happen">
        <h3>What will happen</h3>
        <ul>
          <li>{`AWS reads ${check.amiId} with the role, tries the machine, and makes the image ${form.name || '…'} in ${place.region}.`}</li>
          <li>It takes up to hours, and what AWS runs for it is billed by its instance type.</li>
          <li>The AMI stays as it is. Other Regions get copies, and other accounts permissions, once the image is available.</li>
        </ul>
        <p role="status">{isTried ? 'The dry run succeeded: AWS would import it.' : sent.is === 'trying' ? 'Asking AWS…' : ''}</p>
        {sent.is === 'failed' && (
          <p className="field-fault" role="alert">
            {sent.message}
          </p>
        )}
        <div className="button-row">
          <Button disabled={!wish || name.is !== 'free' || isBusy} onClick={() => void dryRun().catch(failed)}>
            Dry run
          </Button>
          <Button kind="primary" disabled={!isTried} onClick={() => void begin().catch(failed)}>
            Import image
          </Button>
        </div>
      </section>
    </div>
  );
}

interface FieldsProps {
  readonly form: ImportForm;
  readonly faults: ImportFaults;
  readonly change: (patch: Partial<ImportForm>) => void;
}

const agents = [
  { value: 'CURRENT_LATEST', label: 'The newest of today, and that one for good' },
  { value: 'ALWAYS_LATEST', label: 'Always the newest' },
] as const;

function Fields({ form, faults, change }: FieldsProps) {
  const fault = (field: keyof ImportForm) => (form[field] === '' ? undefined : faults[field]);
  const types = [
    { value: '', label: 'None: the image is not tried' },
    ...instanceTypes.map(({ name, family }) => ({ value: name, label: `${name} (${family})` })),
  ];
  return (
    <>
      <TextField
        label="IAM role"
        note={fault('iamRoleArn') ?? 'With it AWS reads the AMI: arn:aws:iam::ACCOUNT:role/NAME'}
        value={form.iamRoleArn}
        onChange={(iamRoleArn) => change({ iamRoleArn })}
      />
      <TextField
        label="Display name"
        {...noteOf(fault('displayName'))}
        value={form.displayName}
        onChange={(displayName) => change({ displayName })}
      />
      <TextField
        label="Description"
        {...noteOf(fault('description'))}
        value={form.description}
        onChange={(description) => change({ description })}
      />
      <TextAreaField
        label="Applications"
        note={
          fault('applications') ??
          'One a line, 50 at most: a name without blanks, a blank, and the path of the program. None: those that AWS finds.'
        }
        value={form.applications}
        onChange={(applications) => change({ applications })}
      />
      <SelectField label="Try it on" value={form.instanceType} options={types} onChange={(instanceType) => change({ instanceType })} />
      <SelectField label="Agent" value={form.agent} options={agents} onChange={(agent) => change({ agent })} />
      <TextAreaField label="Tags" note={fault('tags') ?? 'One a line: KEY=VALUE'} value={form.tags} onChange={(tags) => change({ tags })} />
    </>
  );
}

const noteOf = (note: string | undefined) => (note === undefined ? {} : { note });
