import { useState } from 'react';
import { type AppStreamImageDetail, longestImageDescription } from '../../../contract/index.ts';
import { regions } from '../../../documents/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { notifyFailure } from '../../stores/notify.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import type { Workbench } from '../../workbench.ts';
import type { PageProps } from '../page.ts';
import { MadeImage } from './made-image.tsx';
import { NameField, useNameCheck } from './name-field.tsx';
import { WithImage } from './with-image.tsx';

/** Copies an own image to a Region: where, under which name, and what goes along. */
export function CopyPage({ place, subject }: PageProps) {
  return (
    <WithImage place={place} subject={subject} needs="copy" icon="copy" title={(name) => `Copy ${name} to a Region`}>
      {(detail) => <CopyForm place={place} detail={detail} />}
    </WithImage>
  );
}

function CopyForm({ detail: { image, tags }, place }: Pick<PageProps, 'place'> & { readonly detail: AppStreamImageDetail }) {
  const workbench = useWorkbench();
  const [to, setTo] = useState(() => firstOther(ownRegions(workbench, place.connection), place.region));
  const [name, setName] = useState(image.name);
  const [description, setDescription] = useState(image.description);
  const [made, setMade] = useState<{ readonly arn: string; readonly region: string }>();
  const [sending, setSending] = useState(false);
  const there = { connection: place.connection, region: to };
  const check = useNameCheck(there, name, made?.arn);
  const tooLong = description.length > longestImageDescription;
  const copy = async () => {
    setSending(true);
    try {
      const wish = { connection: place.connection, arn: image.arn, to, name, ...(description === '' ? {} : { description }) };
      const { arn } = await workbench.tasks.run(`Copying ${image.name}`, (signal) =>
        workbench.connection.client.appstreamImages.copy(wish, { signal }),
      );
      setMade({ arn, region: to });
    } catch (error) {
      notifyFailure(workbench, error);
    } finally {
      setSending(false);
    }
  };
  const kept = Object.keys(tags).length;
  return (
    <>
      <div className="form-section">
        <SelectField
          label="Region"
          value={to}
          options={regionOptions(ownRegions(workbench, place.connection), place.region)}
          onChange={setTo}
        />
        <NameField value={name} check={check} region={to} onChange={setName} />
        <TextField
          label="Description"
          note={tooLong ? `It has ${description.length} characters; ${longestImageDescription} are allowed.` : 'It can be left empty.'}
          value={description}
          onChange={setDescription}
        />
        <section className="difference" aria-label="What will happen">
          <h3>What will happen</h3>
          <ul>
            <li>{`A copy named ${name || '…'} is made in ${to}, in the same account. It takes AWS some minutes.`}</li>
            <li>{kept === 0 ? 'Tags do not go along; the image has none.' : `Tags do not go along: the copy has none of its ${kept}.`}</li>
            <li>Permissions do not go along: the copy is private, and shared from its own Region if it is.</li>
            <li>Later changes of the image do not reach the copy.</li>
          </ul>
          <div className="button-row">
            <Button kind="primary" disabled={check.is !== 'free' || tooLong || sending} onClick={() => void copy()}>
              Copy image
            </Button>
          </div>
        </section>
      </div>
      {made && <MadeImage key={made.arn} place={{ connection: place.connection, region: made.region }} arn={made.arn} />}
    </>
  );
}

/** The Regions that the connection is used in. */
const ownRegions = ({ connections }: Workbench, connection: string): readonly string[] =>
  connections.getState()?.connections.find(({ id }) => id === connection)?.regions ?? [];

const firstOther = (own: readonly string[], here: string): string => [...own, ...regions.keys()].find((region) => region !== here) ?? here;

/** Those that the connection is used in come first. An image can be copied within its Region as well, under another name. */
const regionOptions = (own: readonly string[], here: string) =>
  [...new Set([...own, ...regions.keys()])].map((region) => ({
    value: region,
    label: [region, regions.get(region), region === here && 'where it is'].filter(Boolean).join(', '),
  }));
