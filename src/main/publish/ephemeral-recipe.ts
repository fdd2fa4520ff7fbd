import { AppError, type ParameterValues, type PlanItem } from '../../contract/index.ts';
import type { RecipeKind } from '../resources/build-sources.ts';
import { normalizedName, resourceArn } from './arn.ts';
import { fieldChanges } from './field-changes.ts';
import { publishKinds } from './kinds/index.ts';
import type { Fields } from './kinds/kind.ts';
import { decide, type Planning } from './planning.ts';
import type { LinkToStep } from './step.ts';
import { nodesOf } from './versions.ts';

/** A recipe as it is, from a file or from the account; what it names is resolved. */
export interface RecipeBody {
  readonly kind: RecipeKind;
  readonly body: Fields;
  readonly links: readonly LinkToStep[];
}

interface Use {
  readonly componentArn: string;
  readonly parameters?: readonly { readonly name: string; readonly value: readonly string[] }[];
}

export const ephemeralKey = '(recipe of this run)';

/** The name of a component as its ARN has it. */
export const nameInArn = (arn: string) => arn.split(':component/')[1]?.split('/')[0] ?? '';

function withParameters(uses: readonly Use[], parameters: ParameterValues): Use[] {
  const names = new Set(uses.map(({ componentArn }) => nameInArn(componentArn)));
  const unknown = parameters.find(({ component }) => !names.has(normalizedName(component)));
  if (unknown) throw new AppError('invalid-input', `The recipe has no component ${unknown.component}, so it takes no ${unknown.name}.`);
  return uses.map((use) => {
    const own = parameters.filter(({ component }) => normalizedName(component) === nameInArn(use.componentArn));
    if (own.length === 0) return use;
    const kept = (use.parameters ?? []).filter(({ name }) => !own.some((other) => other.name === name));
    return { ...use, parameters: [...kept, ...own.map(({ name, value }) => ({ name, value }))] };
  });
}

/**
 * A version of a recipe for one run with other parameters. Its number, 0.0.N, lies below those of a recipe in use, so that nothing that
 * names the newest version by wildcards takes it up; it says what it is, and is deleted after the run.
 */
export async function planEphemeralRecipe(planning: Planning, recipe: RecipeBody, parameters: ParameterValues): Promise<PlanItem> {
  const kind = publishKinds[recipe.kind];
  const name = String(recipe.body.name);
  const base = resourceArn(planning.aws.connection, kind.type(recipe.body), name);
  const newest = await kind.read(planning.api, `${base}/0.0.x`);
  const version = `0.0.${newest ? nodesOf(String(newest.version))[2] + 1 : 1}`;
  const from = String(recipe.body.semanticVersion);
  const body = {
    ...recipe.body,
    semanticVersion: version,
    components: withParameters((recipe.body.components ?? []) as readonly Use[], parameters),
    description: `Made by Kiln for one run of version ${from} with other parameters.`,
    tags: { ...(recipe.body.tags as object | undefined), 'kiln:made-for': 'one run' },
  };
  const arn = `${base}/${version}`;
  const changes = fieldChanges(kind, { ...body, description: recipe.body.description }, recipe.body);
  const common = { key: ephemeralKey, action: 'create', kind: kind.kind, name, version, arn } as const;
  const needs = recipe.links.map(({ step }) => step);
  const reason = `version ${from} with other parameters, for this run alone; it is deleted afterwards`;
  const item: PlanItem = { ...common, reason, changes, choices: [], origin: 'needed', included: true, needs, edits: [] };
  decide(planning, { item, arn, step: { ...common, body, links: recipe.links, edits: [], ephemeral: true } });
  return item;
}
