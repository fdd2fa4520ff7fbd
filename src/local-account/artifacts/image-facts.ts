// What images have installed, read out of their layers, each layer once.
import type { ImageLayer } from '../../rehearsal/index.ts';
import { type LayerFacts, readLayerFacts } from './packages/layer-facts.ts';
import { mergeFacts, type RootFacts, readHostFacts } from './packages/root-facts.ts';
import type { ArtifactPlace } from './place.ts';
import type { PutImage } from './put-image.ts';

export interface ImageFacts {
  readonly image: RootFacts;
  /** Of what the image was built on: everything below its uppermost layer. */
  readonly parent: RootFacts;
}

/** The facts of an image whose layers are in the store, and of its parent. An image that is no whole root stands on this computer's. */
export async function imageFacts(place: ArtifactPlace, { layers, complete }: PutImage): Promise<ImageFacts> {
  const all: LayerFacts[] = complete ? [] : [await readHostFacts(place.hostRoot)];
  for (const layer of layers) all.push(await factsOfLayer(place, layer));
  return { image: mergeFacts(all), parent: mergeFacts(all.slice(0, -1)) };
}

async function factsOfLayer({ store }: ArtifactPlace, { digest, file }: ImageLayer): Promise<LayerFacts> {
  const row = store.statement('SELECT facts FROM layer_facts WHERE digest = ?').get(digest);
  if (row) return JSON.parse(String(row.facts)) as LayerFacts;
  const facts = await readLayerFacts(file);
  store.statement('INSERT OR REPLACE INTO layer_facts (digest, facts) VALUES (?, ?)').run(digest, JSON.stringify(facts));
  return facts;
}
