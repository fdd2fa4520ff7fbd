import type { ImageRecord } from '../../contract/index.ts';
import { nameInArn } from '../account/arn.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { CopyableCode } from '../dialogs/copyable-code.tsx';
import { openResource } from '../resource/open-resource.ts';
import { StateMark } from '../ui/state-mark.tsx';
import { ImageLifecycle } from './image-lifecycle.tsx';
import { imageMark } from './image-mark.ts';
import type { FaceProps } from './image-tab.tsx';

/** What the image is, what it was made with, and what it left in each Region. */
export function ImageOverview({ image, of }: FaceProps) {
  return (
    <div className="image-sections">
      <Facts image={image} />
      <Outputs image={image} />
      <ImageLifecycle image={image} of={of} />
      <Tags tags={image.tags} />
    </div>
  );
}

function Facts({ image }: { readonly image: ImageRecord }) {
  const workbench = useWorkbench();
  const facts = [
    ['Kind', image.type === 'DOCKER' ? 'Container image' : image.type],
    ['Operating system', [image.platform, image.osVersion].filter((text) => text !== '').join(', ')],
    ['Created', image.dateCreated],
    ['Made by', [image.buildType, image.imageSource].filter((text) => text !== '').join(', ')],
    ['Tests', image.testsEnabled ? 'on' : 'off'],
    ['Deprecated from', image.deprecationTime],
    ['Execution role', image.executionRole],
    ['Log group', image.logGroup],
  ].filter(([, value]) => value !== '');
  return (
    <section aria-labelledby="image-facts">
      <h3 id="image-facts">About</h3>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {image.links.map(({ arn, label }) => (
          <div key={`${label} ${arn}`}>
            <dt>{label}</dt>
            <dd>
              <button type="button" className="link" title={arn} onClick={() => void openResource(workbench, arn)}>
                {nameInArn(arn)}
              </button>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Outputs({ image: { exports, outputs } }: { readonly image: ImageRecord }) {
  if (outputs.length + exports.length === 0)
    return (
      <section aria-labelledby="image-outputs">
        <h3 id="image-outputs">Outputs</h3>
        <p className="muted">The image has left nothing: no AMI, no container image.</p>
      </section>
    );
  return (
    <section aria-labelledby="image-outputs">
      <h3 id="image-outputs">Outputs</h3>
      <ul className="plain-rows outputs" aria-label="Outputs">
        {outputs.map(({ account, id, name, region, state, type }) => (
          <li key={`${region} ${account} ${id}`}>
            <p>
              {`${WORD[type] ?? type} in ${region}, account ${account}`}
              {name !== '' && <span className="muted"> {name}</span>} {state !== '' && <StateMark mark={imageMark(state)} />}
            </p>
            <CopyableCode code={id} />
          </li>
        ))}
        {exports.map(({ format, place, region }) => (
          <li key={`${region} ${place} ${format}`}>
            <p>{`Exported as ${format} in ${region}`}</p>
            <CopyableCode code={place} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const WORD: Readonly<Record<string, string>> = { 'oci-archive': 'OCI archive on this computer', layer: 'Layer on this computer' };

function Tags({ tags }: Pick<ImageRecord, 'tags'>) {
  const entries = Object.entries(tags);
  return (
    <section aria-labelledby="image-tags">
      <h3 id="image-tags">Tags</h3>
      {entries.length === 0 ? (
        <p className="muted">The image has no tags.</p>
      ) : (
        <dl className="facts">
          {entries.map(([key, value]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
