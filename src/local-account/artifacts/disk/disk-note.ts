/** The disk of an image: its name among the image's files, or why there is none. */
export type DiskNote = { readonly file: string } | { readonly absent: string };
