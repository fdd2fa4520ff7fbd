import { linkTargetOf } from '../../kinds/resource/links.ts';
import { regions } from '../../kinds/resource/regions.ts';
import type { NamedShape } from '../../kinds/resource/shape-at.ts';
import type { WorkspaceFacts } from '../../workspace/model.ts';
import { relativePath } from '../../workspace/relative-path.ts';
import type { Cursor } from '../cursor.ts';
import type { Place, Subject } from '../language.ts';
import type { Completion } from '../types.ts';
import { componentParameters } from './component-parameters.ts';
import type { Notation } from './notation.ts';

interface Where {
  readonly cursor: Cursor;
  readonly notation: Notation;
  readonly subject: Place;
}

/** What can be the value of a member: its words, or what of the workspace and of the account it may name. */
export function completeValues(member: NamedShape, { cursor, notation, subject }: Where): readonly Completion[] {
  const values = [
    ...wordsOf(member),
    ...regionsFor(cursor.key),
    ...filesFor(member, subject),
    ...arnsFor(member, subject.workspace),
    ...parametersFor(subject, cursor),
  ];
  return values.map(({ label, detail }, at) => ({
    label,
    kind: 'value',
    ...(detail !== undefined && { detail }),
    ...notation.word(cursor, label, member.shape),
    sortText: String(at).padStart(4, '0'),
  }));
}

interface Value {
  readonly label: string;
  readonly detail?: string;
}

function wordsOf({ shape }: NamedShape): readonly Value[] {
  if (shape.type === 'boolean') return [{ label: 'true' }, { label: 'false' }];
  return shape.type === 'string' ? (shape.enum ?? []).map((label) => ({ label })) : [];
}

/** A Region is any text to the service's model; the members are told by their names. */
function regionsFor(key: string | undefined): readonly Value[] {
  if (key !== 'region' && key !== 'DestinationRegion') return [];
  return [...regions].map(([label, detail]) => ({ label, detail }));
}

/** Files of the workspace that describe what the member names, as paths from the file that is edited. */
function filesFor({ name }: NamedShape, { path, workspace }: Subject): readonly Value[] {
  const target = linkTargetOf(name);
  if (target === undefined || path === undefined) return [];
  const fitting = [...workspace.files.values()].filter((file) => target.some((kind) => kind === file.kind));
  return fitting.map((file) => ({ label: relativePath(path, file.path), detail: file.name ?? 'file of this workspace' }));
}

/** What the ARNs of each sort have after the account. */
const arnTypes: ReadonlyMap<string, string> = new Map([
  ['ComponentVersionArnOrBuildVersionArn', ':component/'],
  ['ImageRecipeArn', ':image-recipe/'],
  ['ContainerRecipeArn', ':container-recipe/'],
  ['InfrastructureConfigurationArn', ':infrastructure-configuration/'],
  ['DistributionConfigurationArn', ':distribution-configuration/'],
  ['WorkflowVersionArnOrBuildVersionArn', ':workflow/'],
]);

function arnsFor({ name }: NamedShape, { known }: WorkspaceFacts): readonly Value[] {
  const type = arnTypes.get(name);
  if (type === undefined) return [];
  return known.filter(({ arn }) => arn.includes(type)).map(({ arn, platform }) => ({ label: arn, detail: platform ?? 'known resource' }));
}

function parametersFor(place: Place, cursor: Cursor): readonly Value[] {
  return componentParameters(place, cursor).map(({ name, required }) => ({ label: name, detail: required ? 'required' : 'has a default' }));
}
