import { useCallback, useEffect, useRef, useState } from 'react';
import type { AccountTarget, ImageCodePlan, ImageCodeProgress } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { messageOf } from '../../stores/notify.ts';

export interface ImagePlanState {
  readonly plan: ImageCodePlan | undefined;
  readonly progress: ImageCodeProgress | undefined;
  readonly planning: boolean;
  readonly error: string | undefined;
}

export interface ImagePlanActions {
  readonly planAgain: () => void;
  readonly apply: () => void;
  readonly cancel: () => void;
  readonly resume: () => void;
  readonly undo: () => void;
}

const nothing: ImagePlanState = { plan: undefined, progress: undefined, planning: true, error: undefined };

/** The plan of a file for an account, and how far it has come. Work that was begun goes on in main when the tab is closed. */
export function useImagePlan(place: AccountTarget, root: string, path: string): readonly [ImagePlanState, ImagePlanActions] {
  const { connection, tasks } = useWorkbench();
  const { appstreamCode } = connection.client;
  const [state, setState] = useState(nothing);
  const gone = useRef(new AbortController());
  const change = useCallback((patch: Partial<ImagePlanState>) => {
    if (!gone.current.signal.aborted) setState((before) => ({ ...before, ...patch }));
  }, []);

  const planAgain = useCallback(async () => {
    change({ planning: true, error: undefined, progress: undefined });
    try {
      const wish = { ...place, root, path };
      change({ plan: await tasks.run('Comparing the image with the account', (signal) => appstreamCode.plan(wish, { signal })) });
    } catch (error) {
      change({ plan: undefined, error: messageOf(error) });
    }
    change({ planning: false });
  }, [appstreamCode, change, path, place, root, tasks]);

  useEffect(() => {
    gone.current = new AbortController();
    const begin = async () => {
      const left = (await appstreamCode.unfinished({})).find((one) => isOf(one, { place, root, path }));
      if (left) change({ progress: left, planning: false });
      else await planAgain();
    };
    begin().catch((error: unknown) => change({ error: messageOf(error), planning: false }));
    return () => gone.current.abort();
  }, [appstreamCode, change, path, place, planAgain, root]);

  const follow = async (stream: AsyncIterable<ImageCodeProgress>) => {
    change({ error: undefined });
    try {
      for await (const progress of stream) change({ progress });
    } catch (error) {
      change({ error: messageOf(error) });
    }
  };
  const id = state.progress?.id ?? '';
  const listening = { signal: gone.current.signal };
  const actions = {
    planAgain: () => void planAgain(),
    apply: () => state.plan && void follow(appstreamCode.apply({ planId: state.plan.id }, listening)),
    cancel: () => void appstreamCode.cancel({ id }).catch((error: unknown) => change({ error: messageOf(error) })),
    resume: () => void follow(appstreamCode.resume({ id }, listening)),
    undo: () => void follow(appstreamCode.undo({ id }, listening)),
  };
  return [state, actions];
}

interface Wish {
  readonly place: AccountTarget;
  readonly root: string;
  readonly path: string;
}

const isOf = (progress: ImageCodeProgress, { place, root, path }: Wish) =>
  progress.root === root && progress.path === path && progress.place.id === place.connection && progress.place.region === place.region;
