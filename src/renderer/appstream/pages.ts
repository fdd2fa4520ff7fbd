import type { AppStreamPage } from './page.ts';

/** The pages of AppStream, in the order of the side view. */
export const appStreamPages: readonly AppStreamPage[] = [];
