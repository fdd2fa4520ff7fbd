import { useCallback, useState } from 'react';
import {
  type AppStreamImageDetail,
  longestImageDescription,
  longestImageDisplayName,
  mostTags,
  type Permit,
  refusalText,
} from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { Answered } from '../../image/answered.tsx';
import { notifyFailure } from '../../stores/notify.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox } from '../../ui/check-box.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/field.tsx';
import type { PageProps } from '../page.ts';
import { dayOf } from './image-words.ts';
import { MadeImage } from './made-image.tsx';
import { NameField, useNameCheck } from './name-field.tsx';
import { WithImage } from './with-image.tsx';

/** Makes an updated image: AWS is asked first whether it can, and nothing is made for that. */
export function UpdatePage({ place, subject }: PageProps) {
  return (
    <WithImage place={place} subject={subject} needs="update" icon="arrow-circle-up" title={(name) => `Update ${name}`}>
      {(detail) => <DryRun place={place} detail={detail} />}
    </WithImage>
  );
}

interface UpdateProps extends Pick<PageProps, 'place'> {
  readonly detail: AppStreamImageDetail;
}

function DryRun({ detail, place }: UpdateProps) {
  const { client } = useWorkbench().connection;
  const { connection } = place;
  const { arn } = detail.image;
  const question = useCallback(
    (signal: AbortSignal): Promise<Permit> => client.appstreamImages.canUpdate({ connection, arn }, { signal }),
    [client, connection, arn],
  );
  return (
    <Answered
      question={question}
      reading="Asking AWS whether it can update the image…"
      failed="AWS did not say whether it can update the image"
    >
      {(permit) =>
        permit === true ? <UpdateForm detail={detail} place={place} /> : <EmptyState icon="circle-slash" title={refusalText(permit)} />
      }
    </Answered>
  );
}

function UpdateForm({ detail: { image, tags }, place }: UpdateProps) {
  const workbench = useWorkbench();
  const [name, setName] = useState(() => updatedName(image.name));
  const [displayName, setDisplayName] = useState(image.displayName);
  const [description, setDescription] = useState(image.description);
  const [withTags, setWithTags] = useState(true);
  const [made, setMade] = useState<string>();
  const [sending, setSending] = useState(false);
  const check = useNameCheck(place, name, made);
  const tooLong = displayName.length > longestImageDisplayName || description.length > longestImageDescription;
  const own = Object.fromEntries(
    Object.entries(tags)
      .filter(([key]) => !key.startsWith('aws:'))
      .slice(0, mostTags),
  );
  const update = async () => {
    setSending(true);
    try {
      const texts = { ...(displayName === '' ? {} : { displayName }), ...(description === '' ? {} : { description }) };
      const wish = { connection: place.connection, arn: image.arn, name, ...texts, ...(withTags ? { tags: own } : {}) };
      const { arn } = await workbench.tasks.run(`Updating ${image.name}`, (signal) =>
        workbench.connection.client.appstreamImages.update(wish, { signal }),
      );
      setMade(arn);
    } catch (error) {
      notifyFailure(workbench, error);
    } finally {
      setSending(false);
    }
  };
  return (
    <>
      <div className="form-section">
        <p>AWS can update this image: a dry run said so.</p>
        <NameField value={name} check={check} region={place.region} onChange={setName} />
        <TextField
          label="Display name"
          note={`${longestImageDisplayName} characters at most`}
          value={displayName}
          onChange={setDisplayName}
        />
        <TextField
          label="Description"
          note={`${longestImageDescription} characters at most`}
          value={description}
          onChange={setDescription}
        />
        {Object.keys(own).length > 0 && (
          <CheckBox
            label={`Give the new image the tags of this one: ${Object.keys(own).length}`}
            checked={withTags}
            onChange={setWithTags}
          />
        )}
        <section className="difference" aria-label="What will happen">
          <h3>What will happen</h3>
          <ul>
            <li>{`A new image ${name || '…'} is made of ${image.name}, with the newest agent and the updates of Windows since ${dayOf(image.created)}.`}</li>
            <li>AWS launches an image builder of its own for that, of the smallest size that fits, and takes it away again.</li>
            <li>Applications are not updated. Drivers and software that updates of Windows break are not mended: test the new image.</li>
            <li>{`${image.name} stays as it is, and so do the fleets on it. Permissions do not go along.`}</li>
          </ul>
          <div className="button-row">
            <Button kind="primary" disabled={check.is !== 'free' || tooLong || sending} onClick={() => void update()}>
              Create updated image
            </Button>
          </div>
        </section>
      </div>
      {made !== undefined && <MadeImage key={made} place={place} arn={made} />}
    </>
  );
}

/** The name with the day in it, in place of the day of an earlier update. */
function updatedName(name: string): string {
  const day = dayOf(new Date().toISOString());
  return `${name.replace(/-\d{4}-\d{2}-\d{2}$/, '').slice(0, 89)}-${day}`;
}
