// Where the pages of image builders lie.

/** Where links lead: a link's secret stands behind it. */
export const connectPath = '/appstream/connect/';

/** Where a session is; each has a place of its own, so that a browser can have several and keeps their cookies apart. */
export const sessionPath = (id: string): string => `${connectPath}s/${id}/`;
