// Builds the pieces of a Dockerfile one after the other, with the components of the recipe between them.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeOciArchive } from '../../../rehearsal/index.ts';
import type { ExecutionIds } from '../actions/action.ts';
import { BuildFailure, type BuildRun } from '../build-run.ts';
import { applyInContainer } from './apply-in-container.ts';
import type { BuilderSession } from './builder.ts';
import type { ContainerImage } from './container-image.ts';
import { readDockerArchive } from './docker-archive.ts';
import { argumentsOf, type DockerfilePlan, type TemplatePiece } from './template.ts';

export interface Composition {
  readonly run: BuildRun;
  readonly ids: ExecutionIds;
  readonly session: BuilderSession;
  readonly plan: DockerfilePlan;
  /** The image that an instruction names, of which this computer has one. */
  readonly imageOf: (name: string) => Promise<ContainerImage>;
  /** For layers that are written on the way. */
  readonly folder: string;
}

/** An image, as the builder knows it, as we do, or as both do. */
interface State {
  readonly reference?: string | undefined;
  readonly image?: ContainerImage | undefined;
}

interface Progress {
  /** How each finished stage ended: what the builder calls it. */
  readonly stages: string[];
  /** Every layer that has been seen, so that none is compressed twice. */
  readonly known: Map<string, ContainerImage['layers'][number]>;
  /** Images of others that the builder has been given. */
  readonly loaded: Map<string, string>;
  count: number;
}

/** Builds the whole, and gives the image of the last stage. */
export async function compose(composition: Composition): Promise<ContainerImage> {
  const { plan } = composition;
  const progress: Progress = { stages: [], known: new Map(), loaded: new Map(), count: 0 };
  for (const name of plan.copiesFrom)
    progress.loaded.set(name, await load(composition, progress, await imageOf(composition, progress, name)));
  let state: State = {};
  for (const [index, piece] of plan.pieces.entries()) {
    composition.run.signal.throwIfAborted();
    if (piece.isFirst) state = await begin(composition, progress, piece);
    if (piece.hasInstructions) state = { reference: await build(composition, progress, { piece, state }) };
    if (piece.runsComponents && composition.run.job.components.length > 0) state = { image: await apply(composition, progress, state) };
    const endsStage = plan.pieces[index + 1]?.stage !== piece.stage;
    if (endsStage && index < plan.pieces.length - 1) progress.stages.push(await referenceOf(composition, progress, state));
  }
  return await imageIn(composition, progress, state);
}

/** What a stage starts from: nothing, an earlier stage, or an image. */
async function begin(composition: Composition, progress: Progress, { from }: TemplatePiece): Promise<State> {
  if (from.image === 'scratch') return { reference: 'scratch' };
  const earlier = composition.plan.pieces.find((piece) => piece.from.name?.toLowerCase() === from.image.toLowerCase());
  const reference = earlier && progress.stages[earlier.stage];
  return reference === undefined
    ? { image: await imageOf(composition, progress, withArguments(composition.plan, from.image)) }
    : { reference };
}

/** Arguments that stand before the first FROM have their defaults: nobody gives others. */
function withArguments({ preamble }: DockerfilePlan, name: string): string {
  const defaults = new Map(
    argumentsOf(preamble).map((text) => {
      const [, key = '', value = ''] = /^ARG\s+(\w+)=?["']?([^"'\s]*)/.exec(text) ?? [];
      return [key, value] as const;
    }),
  );
  const filled = name.replace(/\$\{?(\w+)\}?/g, (whole, key: string) => defaults.get(key) || whole);
  if (filled.includes('$')) throw new BuildFailure(`FROM ${name}: nothing gives its arguments a value`);
  return filled;
}

async function imageOf({ imageOf: find }: Composition, { known }: Progress, name: string): Promise<ContainerImage> {
  const image = await find(name);
  for (const layer of image.layers) known.set(layer.diffId, layer);
  return image;
}

async function build(
  composition: Composition,
  progress: Progress,
  { piece, state }: { piece: TemplatePiece; state: State },
): Promise<string> {
  const { session, run } = composition;
  const from = await referenceOf(composition, progress, state);
  const tag = session.reference(`piece-${++progress.count}`);
  await session.build({
    dockerfile: dockerfileOf(composition.plan, progress, { piece, from }),
    tag,
    network: run.deps.network ?? 'internet',
  });
  return tag;
}

/** Earlier stages stand there as what they have become, so that copying from them goes on. */
function dockerfileOf(
  { preamble, pieces }: DockerfilePlan,
  { stages, loaded }: Progress,
  { piece, from }: { piece: TemplatePiece; from: string },
): string {
  const nameOf = (stage: number) => pieces.find((one) => one.stage === stage)?.from.name;
  const as = (name: string | undefined) => (name === undefined ? '' : ` AS ${name}`);
  const earlier = stages.map((reference, stage) => `FROM ${reference}${as(nameOf(stage))}\n`);
  const before = pieces.slice(0, pieces.indexOf(piece)).filter(({ stage }) => stage === piece.stage);
  const declared = before.flatMap(({ text }) => argumentsOf(text)).map((line) => `${line}\n`);
  const options = piece.isFirst ? piece.from.options : '';
  let { text } = piece;
  for (const [name, reference] of loaded) text = text.replaceAll(`--from=${name}`, `--from=${reference}`);
  return [preamble, ...earlier, `FROM ${options}${from}${as(piece.from.name)}\n`, ...declared, text, '\n'].join('');
}

async function apply(composition: Composition, progress: Progress, state: State): Promise<ContainerImage> {
  const image = await imageIn(composition, progress, state);
  const folder = join(composition.folder, `applied-${++progress.count}`);
  const applied = await applyInContainer(composition.run, image, { folder, ids: composition.ids });
  for (const layer of applied.layers) progress.known.set(layer.diffId, layer);
  return applied;
}

async function referenceOf(composition: Composition, progress: Progress, { reference, image }: State): Promise<string> {
  if (reference !== undefined) return reference;
  if (!image) throw new Error('A stage starts from something');
  return await load(composition, progress, image);
}

async function load({ session }: Composition, progress: Progress, { config, layers }: ContainerImage): Promise<string> {
  const number = ++progress.count;
  const name = session.reference(`image-${number}`);
  const archive = join(session.folder, `image-${number}.tar`);
  await writeOciArchive(archive, { name, layers, history: [], created: new Date(0), labels: {}, config });
  await session.load(archive);
  return name;
}

async function imageIn(composition: Composition, progress: Progress, { reference, image }: State): Promise<ContainerImage> {
  if (image) return image;
  if (reference === undefined || reference === 'scratch') throw new BuildFailure('The Dockerfile builds an image of nothing');
  const { session, folder } = composition;
  const number = ++progress.count;
  const archive = join(session.folder, `saved-${number}.tar`);
  await session.save(reference, archive);
  const layers = join(folder, `saved-${number}`);
  await mkdir(layers);
  const saved = await readDockerArchive(archive, { folder: layers, known: [...progress.known.values()] });
  for (const layer of saved.layers) progress.known.set(layer.diffId, layer);
  return saved;
}
