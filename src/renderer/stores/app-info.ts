import type { AppInfo } from '../../contract/index.ts';
import type { AppState, AppStore } from './app-store.ts';

/** What main says of itself, as soon as it has: a click in the first second must not be lost. Rejects when main could not say. */
export function appInfo(app: AppStore): Promise<AppInfo> {
  return new Promise((resolve, reject) => {
    const settle = ({ info, error }: AppState) => {
      if (info) resolve(info);
      else if (error !== undefined) reject(new Error(error));
      return info !== undefined || error !== undefined;
    };
    if (settle(app.getState())) return;
    const stop = app.subscribe((state) => {
      if (settle(state)) stop();
    });
  });
}
