import { follow } from '../../syntax/aliases.ts';
import type { MapEntry } from '../../syntax/tree.ts';
import type { PathReference, WorkflowDocument, WorkflowStep } from './model.ts';
import { targetOf } from './resolve.ts';

/** What a step is given as the instance to work on: a path, or something else. */
export interface InstanceSource {
  readonly entry: MapEntry;
  readonly reference: PathReference | undefined;
}

/** The instances that a step is given, which is one or none for all actions there are. */
export function instanceSources(step: WorkflowStep): readonly InstanceSource[] {
  return step.fieldMaps.flatMap((map) =>
    map.given
      .filter(({ field }) => field.comesFrom === 'instance')
      .map(({ entry }) => {
        const value = follow(entry.value);
        return { entry, reference: step.references.find(({ scalar }) => scalar === value) };
      }),
  );
}

/** The step of the workflow that launched the instance of a step; undefined where that cannot be told. */
export function launcherOf(step: WorkflowStep, document: WorkflowDocument): WorkflowStep | undefined {
  const [source] = instanceSources(step);
  const target = source?.reference === undefined ? undefined : targetOf(source.reference.path, document);
  return target?.output?.name === 'instanceId' && target.step?.spec?.name === 'LaunchInstance' ? target.step : undefined;
}
