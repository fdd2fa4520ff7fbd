import { useCallback, useState } from 'react';
import {
  type UpkeepButton,
  type UpkeepFacts,
  type UpkeepState,
  type UpkeepStep,
  type UpkeepWay,
  upkeepSteps,
  upkeepWays,
  upkeepWayWords,
} from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { Answered } from '../../image/answered.tsx';
import type { Mark } from '../../runs/run-words.ts';
import { notifyFailure } from '../../stores/notify.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox } from '../../ui/check-box.tsx';
import { Scrollable } from '../../ui/scrollable.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { Workbench } from '../../workbench.ts';
import { openAppStreamPage } from '../open-page.ts';
import type { ImageFaceProps } from './image-face.ts';
import { type ImageSubject, openImagePage, placeOf } from './open-image.ts';

interface Upkeep {
  readonly facts: UpkeepFacts;
  readonly state: UpkeepState | undefined;
}

/** The three ways to keep an image up to date; the one that is gone is a list that knows how far the account is. */
export function UpkeepFace({ detail: { image }, place: { connection } }: ImageFaceProps) {
  const { client } = useWorkbench().connection;
  const { arn } = image;
  const question = useCallback(
    (signal: AbortSignal): Promise<Upkeep> => client.appstreamImages.upkeep({ connection, arn }, { signal }),
    [client, connection, arn],
  );
  return (
    <Scrollable className="resource-page" label={`Keeping ${image.name} up to date`}>
      <Answered question={question} reading="Looking how far the account is…" failed="It cannot be told how far the account is">
        {(upkeep, again) => <UpkeepView key={arn} subject={{ connection, arn }} upkeep={upkeep} again={again} />}
      </Answered>
    </Scrollable>
  );
}

interface UpkeepViewProps {
  readonly subject: ImageSubject;
  readonly upkeep: Upkeep;
  readonly again: () => void;
}

function UpkeepView({ again, subject, upkeep }: UpkeepViewProps) {
  const workbench = useWorkbench();
  const [state, setState] = useState(upkeep.state);
  const keep = (next: UpkeepState | undefined) => {
    setState(next);
    const kept = next && { ...next, ticked: next.ticked.filter((id) => id === 'install' || id === 'test') };
    workbench.connection.client.appstreamImages
      .keepUpkeep({ ...subject, ...(kept && { state: kept }) })
      .catch((error: unknown) => notifyFailure(workbench, error));
  };
  const begin = (way: UpkeepWay) => keep({ way, since: new Date().toISOString(), ticked: [] });
  if (!state)
    return (
      <ul className="upkeep-ways" aria-label="Ways to keep it up to date">
        {upkeepWays.map((way) => (
          <li key={way}>
            <div>{upkeepWayWords[way].title}</div>
            <p className="muted">{upkeepWayWords[way].text}</p>
            <Button onClick={() => begin(way)}>
              Go this way
              <span className="visually-hidden">{`: ${upkeepWayWords[way].title}`}</span>
            </Button>
          </li>
        ))}
      </ul>
    );
  const tick = (id: UpkeepStep['id'], on: boolean) =>
    keep({ ...state, ticked: on ? [...state.ticked, id] : state.ticked.filter((one) => one !== id) });
  return (
    <section aria-label={upkeepWayWords[state.way].title}>
      <h3>{upkeepWayWords[state.way].title}</h3>
      <ol className="upkeep-steps">
        {upkeepSteps(state, upkeep.facts).map((step) => (
          <StepRow key={step.id} step={step} tick={tick} subject={subject} />
        ))}
      </ol>
      <div className="button-row">
        <Button icon="refresh" onClick={again}>
          Look again
        </Button>
        <Button onClick={() => keep(undefined)}>Choose another way</Button>
      </div>
    </section>
  );
}

const done: Mark = { icon: 'pass-filled', word: 'Done', tone: 'good' };
const open: Mark = { icon: 'circle-large', word: 'To do', tone: 'quiet' };

interface StepRowProps {
  readonly step: UpkeepStep;
  readonly tick: (id: UpkeepStep['id'], on: boolean) => void;
  readonly subject: ImageSubject;
}

function StepRow({ step, subject, tick }: StepRowProps) {
  const workbench = useWorkbench();
  const { button, id, text, title, told } = step;
  return (
    <li>
      <StateMark mark={step.done ? done : open} wordless />
      <div>
        <div>{title}</div>
        <p className="muted">{text}</p>
        {!told && <CheckBox label={`Done: ${title.toLowerCase()}`} checked={step.done} onChange={(on) => tick(id, on)} />}
      </div>
      {button && <Button onClick={() => goTo(workbench, subject, button.to)}>{button.label}</Button>}
    </li>
  );
}

function goTo(workbench: Workbench, subject: ImageSubject, to: UpkeepButton): void {
  const place = placeOf(subject);
  switch (to.does) {
    case 'launchBuilder':
      openAppStreamPage(workbench, { page: 'launch-builder', title: 'Launch image builder', subject: to.image, place });
      return;
    case 'openBuilder':
      openAppStreamPage(workbench, { page: 'builder', title: to.builder, subject: to.builder, place });
      return;
    case 'openFleets':
      openAppStreamPage(workbench, { page: 'fleets', title: 'Fleets', place });
      return;
    case 'openFleet':
      openAppStreamPage(workbench, { page: 'fleet-image', title: to.fleet, subject: to.fleet, place });
      return;
    case 'deleteImage':
      openImagePage(workbench, 'delete-image', subject);
  }
}
