import { useMemo } from 'react';
import {
  type AppStreamImage,
  adviceOn,
  daysWords,
  type ImageAdvice,
  type ImageAge,
  imageAge,
  permissionWords,
} from '../../../contract/index.ts';
import { FactList } from '../../resource/fact-list.tsx';
import type { Fact } from '../../resource/shown.ts';
import type { Mark } from '../../runs/run-words.ts';
import { Scrollable } from '../../ui/scrollable.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { ImageFaceProps } from './image-face.ts';
import { agentWords, dayOf, platformWords } from './image-words.ts';

/** What it is, how old it is, and what is to be said of that. */
export function OverviewFace({ detail: { bases, image } }: ImageFaceProps) {
  const age = useMemo(() => imageAge(image, bases, new Date()), [image, bases]);
  return (
    <Scrollable className="resource-page" label={`Overview of ${image.name}`}>
      <section aria-label="Facts">
        <FactList facts={factsOf(image, age)} />
      </section>
      <section aria-label="Checks">
        <h3>Checks</h3>
        <ul className="advice">
          {adviceOn(image, age).map((advice) => (
            <AdviceRow key={advice.id} advice={advice} />
          ))}
        </ul>
      </section>
    </Scrollable>
  );
}

const marks: Readonly<Record<ImageAdvice['level'], Mark>> = {
  good: { icon: 'pass-filled', word: 'As it should be', tone: 'good' },
  know: { icon: 'info', word: 'To know', tone: 'quiet' },
  act: { icon: 'warning', word: 'To do', tone: 'warn' },
};

function AdviceRow({ advice: { level, steps, text, title } }: { readonly advice: ImageAdvice }) {
  return (
    <li>
      <StateMark mark={marks[level]} wordless />
      <div>
        <div>{title}</div>
        <p className="muted">{text}</p>
        {steps && (
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        )}
      </div>
    </li>
  );
}

function factsOf(image: AppStreamImage, age: ImageAge): readonly Fact[] {
  const text = (label: string, value: string): Fact[] => (value === '' ? [] : [{ label, value: { kind: 'text', text: value } }]);
  return [
    ...text('Display name', image.displayName),
    ...text('Description', image.description),
    ...text('Owner', image.visibility === 'PUBLIC' ? 'AWS' : image.owner),
    ...(image.visibility === 'SHARED' ? text('May be used for', permissionWords(image.may)) : []),
    ...text('Platform', platformWords(image.platform)),
    ...text('Instance families', image.families.join(', ')),
    ...text('Agent', agentWords(image)),
    ...text('Base image released', baseWords(image, age)),
    ...text('Newest base image', newestWords(age)),
    ...text('Base image', image.baseImage),
    ...text('Made on image builder', image.builder),
    ...text('Kind', image.type),
    ...(image.created === '' ? [] : [{ label: 'Created', value: { kind: 'time', iso: image.created } } as const]),
  ];
}

const baseWords = ({ baseReleased }: AppStreamImage, { baseDays }: ImageAge): string =>
  baseDays === undefined ? 'Not told' : `${dayOf(baseReleased)}, ${daysWords(baseDays)}`;

function newestWords({ newer, stale }: ImageAge): string {
  if (newer) return `${newer.name}, of ${dayOf(newer.released)}`;
  return stale === false ? 'It stands on it' : 'Not known';
}
