import type { ImageRecord } from '../../contract/index.ts';
import { CopyableCode } from '../dialogs/copyable-code.tsx';
import { FactList } from '../resource/fact-list.tsx';
import type { Fact } from '../resource/shown.ts';
import { Scrollable } from '../ui/scrollable.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import type { FaceProps } from './face-props.ts';
import { imageMark } from './image-mark.ts';

/** What the image is, what it was made with, and what it left in each Region. */
export function ImageOverview({ image }: FaceProps) {
  return (
    <Scrollable className="resource-page" label={`Overview of ${image.name}`}>
      <section aria-label="Outputs">
        <h3>Outputs</h3>
        <Outputs image={image} />
      </section>
      <section aria-label="Facts">
        <h3>Facts</h3>
        <FactList facts={factsOf(image)} />
      </section>
      <section aria-label="Tags">
        <h3>Tags</h3>
        {Object.keys(image.tags).length === 0 ? (
          <p className="muted">The image has no tags.</p>
        ) : (
          <FactList facts={Object.entries(image.tags).map(([key, value]) => textFact(key, value))} />
        )}
      </section>
    </Scrollable>
  );
}

const textFact = (label: string, text: string): Fact => ({ label, value: { kind: 'text', text } });
const timeFact = (label: string, iso: string): Fact => ({ label, value: { kind: 'time', iso } });

function factsOf(image: ImageRecord): readonly Fact[] {
  const texts: readonly (readonly [string, string])[] = [
    ['Kind', image.type === 'DOCKER' ? 'Container image' : image.type],
    ['Operating system', [image.platform, image.osVersion].filter((text) => text !== '').join(', ')],
    ['Made by', [image.buildType, image.imageSource].filter((text) => text !== '').join(', ')],
    ['Tests', image.testsEnabled ? 'On' : 'Off'],
    ['Execution role', image.executionRole],
    ['Log group', image.logGroup],
  ];
  return [
    ...(image.dateCreated === '' ? [] : [timeFact('Created', image.dateCreated)]),
    ...(image.deprecationTime === '' ? [] : [timeFact('Deprecated from', image.deprecationTime)]),
    ...texts.flatMap(([label, text]) => (text === '' ? [] : [textFact(label, text)])),
    ...image.links.map(({ arn, label }): Fact => ({ label, value: { kind: 'arn', arn } })),
  ];
}

const WORD: Readonly<Record<string, string>> = { 'oci-archive': 'OCI archive on this computer', layer: 'Layer on this computer' };

/** AMIs, container images, files and exports, each with a button that copies it. */
function Outputs({ image: { exports, outputs } }: { readonly image: ImageRecord }) {
  if (outputs.length + exports.length === 0) return <p className="muted">The image has left nothing: no AMI, no container image.</p>;
  return (
    <ul className="plain-rows" aria-label="Outputs">
      {outputs.map(({ account, id, name, region, state, type }) => (
        <li key={`${region} ${account} ${id}`}>
          <p>
            {`${WORD[type] ?? type} in ${region}, account ${account}`} {name !== '' && <span className="muted">{name}</span>}{' '}
            {state !== '' && <StateMark mark={imageMark(state)} />}
          </p>
          <CopyableCode code={id} />
        </li>
      ))}
      {exports.map(({ format, place, region }) => (
        <li key={`${region} ${place} ${format}`}>
          <p>{`Disk of the AMI as ${format}, exported in ${region}`}</p>
          <CopyableCode code={place} />
        </li>
      ))}
    </ul>
  );
}
