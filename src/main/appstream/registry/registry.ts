import { type AccountTarget, type AppStreamImageTarget, type Contract, type Handlers, parseImageArn } from '../../../contract/index.ts';
import { type AwsOf, reachAccount } from '../../aws/reach.ts';
import { type ConfirmedDeletion, carryOutDeletion, imageIsGone } from './carry-out-deletion.ts';
import { changeImageTags } from './change-image-tags.ts';
import { changeShares } from './change-shares.ts';
import { followImages } from './follow-images.ts';
import { readIcons } from './icons.ts';
import { canUpdateImage, copyImage, nameIsFree, updateImage } from './make-image.ts';
import { planDeletion } from './plan-deletion.ts';
import { readDetail } from './read-detail.ts';
import { readShares } from './read-images.ts';
import { isAbout, registryFile, withEntry } from './registry-file.ts';
import { upkeepFacts } from './upkeep.ts';

export interface RegistryDeps {
  readonly aws: AwsOf;
  /** Where it keeps what outlives the app. */
  readonly folder: string;
}

export interface Registry {
  readonly handlers: Handlers<Contract>['appstreamImages'];
  /** A call that changed something was carried out. */
  changed(target: AccountTarget, operation: string): void;
  close(): void;
}

/** Operations that change what the lists of images say. */
const touching = /^(CopyImage|DeleteImage|CreateUpdatedImage|CreateImportedImage|UpdateImagePermissions|DeleteImagePermissions)$/;

const regionOf = (arn: string): string => parseImageArn(arn)?.region ?? '';

/** The image registry: what images there are, and all that is done with them. */
export function createRegistry({ aws, folder }: RegistryDeps): Registry {
  const follows = followImages(aws);
  const file = registryFile(folder);
  const reach = ({ arn, connection }: AppStreamImageTarget) => reachAccount(aws, { connection, region: regionOf(arn) });
  const api = async (target: AppStreamImageTarget) => (await reach(target)).appstream();
  const forget = async ({ arn, connection }: AppStreamImageTarget) =>
    void (await file.update(({ deletions }) => ({ deletions: withEntry(deletions, { connection, arn }, undefined) })));

  return {
    handlers: {
      async *watch({ visibility, ...target }, signal) {
        yield* follows.watch(target, visibility, signal);
      },
      refresh: async (target) => follows.touched(target),
      get: async (target) => readDetail(await api(target), target.arn),
      icons: async (target) => readIcons(await reach(target), target.arn),
      checkName: async ({ name, ...target }) => nameIsFree(await reachAccount(aws, target), name),
      async copy({ to, connection, ...wish }) {
        const there = await reachAccount(aws, { connection, region: to });
        const { arn } = await copyImage(await reach({ connection, arn: wish.arn }), there, wish);
        follows.touched({ connection, region: to }); // a copy appears elsewhere than it was asked for
        return { arn };
      },
      canUpdate: async (target) => canUpdateImage(await reach(target), target.arn),
      update: async ({ connection, ...wish }) => ({ arn: (await updateImage(await reach({ connection, arn: wish.arn }), wish)).arn }),
      async *share({ connection, ...wish }, signal) {
        yield* changeShares(await reach({ connection, arn: wish.arn }), wish, signal);
      },
      shares: async (target) => readShares(await api(target), parseImageArn(target.arn)?.name ?? ''),
      async planDeletion(target) {
        if (await imageIsGone(await api(target), target.arn)) await forget(target);
        const plan = await planDeletion(await reach(target), target.arn);
        return { ...plan, unfinished: (await file.read()).deletions.find(isAbout(target)) };
      },
      async *delete({ connection, ...wish }, signal) {
        const target = { connection, arn: wish.arn };
        await keepDeletion(target, wish);
        const doing = carryOutDeletion(await reach(target), wish, signal);
        let failed = false;
        for await (const event of doing) {
          failed ||= event.type === 'failed';
          yield event;
        }
        if (!failed && !signal.aborted) await forget(target);
      },
      async unfinished({ connection, region }) {
        const { deletions } = await file.read();
        return deletions.filter((one) => one.connection === connection && regionOf(one.arn) === region);
      },
      forget,
      async upkeep(target) {
        const state = (await file.read()).upkeep.find(isAbout(target))?.state;
        return { facts: await upkeepFacts(await api(target), target.arn), state };
      },
      async keepUpkeep({ state, ...target }) {
        await file.update(({ upkeep }) => ({ upkeep: withEntry(upkeep, target, state && { ...target, state }) }));
      },
      tag: async ({ set, remove, ...target }) => changeImageTags(await api(target), target.arn, { set, remove }),
    },
    changed(target, operation) {
      if (touching.test(operation)) follows.touched(target);
    },
    close: follows.close,
  };

  async function keepDeletion(target: AppStreamImageTarget, { confirmed, fates }: ConfirmedDeletion): Promise<void> {
    const entry = { ...target, fates: [...fates], confirmed: [...confirmed], begunAt: new Date().toISOString() };
    await file.update(({ deletions }) => ({ deletions: withEntry(deletions, target, entry) }));
  }
}
