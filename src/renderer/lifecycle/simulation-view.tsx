import { useCallback } from 'react';
import type { AccountTarget, LifecyclePolicySettings, SimulatedImage, Simulation } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { Answered } from '../image/answered.tsx';
import { openResource } from '../resource/open-resource.ts';
import { FilteredList } from '../ui/filtered-list.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { OUTCOME_MARK, simulationSummary } from './simulation-words.ts';

interface SimulationViewProps {
  readonly place: AccountTarget;
  readonly settings: LifecyclePolicySettings;
}

/** What the policy would do if it ran now: image by image, with the rule that catches it or what saves it. */
export function SimulationView({ place, settings }: SimulationViewProps) {
  const { connection, tasks } = useWorkbench();
  const question = useCallback(
    (hidden: AbortSignal) =>
      tasks.run('Simulating the lifecycle policy', (signal) =>
        connection.client.lifecycle.simulate({ ...place, settings }, { signal: AbortSignal.any([signal, hidden]) }),
      ),
    [place, settings, connection, tasks],
  );
  return (
    <Answered question={question} reading="Reading the images and AMIs that the policy looks at…" failed="The policy cannot be simulated">
      {(simulation) => <SimulatedImages {...simulation} />}
    </Answered>
  );
}

const textOf = ({ image, outcome, why }: SimulatedImage) => `${image.name} ${image.version} ${OUTCOME_MARK[outcome].word} ${why}`;

function SimulatedImages({ images, notes, now }: Simulation) {
  return (
    <div className="image-list">
      <p className="simulation-summary" role="status">
        {simulationSummary(images)}
      </p>
      <FilteredList label="Images that the policy selects" items={images} textOf={textOf} nothing="The policy selects no image.">
        {(row) => <SimulatedRow {...row} />}
      </FilteredList>
      <p className="image-note">{`As of ${new Date(now).toLocaleString()}. ${notes.join(' ')}`}</p>
    </div>
  );
}

function SimulatedRow({ amis, image, outcome, rule, why }: SimulatedImage) {
  const workbench = useWorkbench();
  const snapshots = amis.flatMap((ami) => ami.snapshots).length;
  const along = amis.length > 0 ? `AMIs: ${amis.length}, snapshots: ${snapshots}` : '';
  const detail = [why, ...amis.map(({ id, region, spared }) => `${id} in ${region}${spared === undefined ? '' : ` stays: ${spared}`}`)];
  return (
    <button type="button" className="row-button" title={detail.join('\n')} onClick={() => openResource(workbench, image.arn)}>
      <span className="outcome">
        <StateMark mark={OUTCOME_MARK[outcome]} />
      </span>
      <span>{`${image.name} ${image.version}`}</span>
      <span className="grow muted">{rule === undefined ? why : `Rule ${rule}: ${why}`}</span>
      <span className="muted">{along}</span>
    </button>
  );
}
