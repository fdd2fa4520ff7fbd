/**
 * Limits against texts that are made to exhaust whoever reads them. They lie far above any real document: the service takes at
 * most 64 KB, and real documents nest about a dozen levels deep.
 */
export const MAX_TEXT_LENGTH = 2 * 1024 * 1024;
export const MAX_DEPTH = 100;
/** Nodes that all aliases of a document may stand for together. */
export const MAX_ALIASED_NODES = 10_000;
/** What the tolerant but slow parser is given at most. Only a broken value that cannot be cut comes to it, such as a JSON document. */
export const MAX_TOLERANT_LENGTH = 64 * 1024;
/** How often recovery may read a text over, counted in whole readings; a dozen levels of real nesting need about as many. */
export const MAX_READINGS = 20;
/** Faults kept of one text; a binary file taken for YAML would otherwise report thousands. */
export const MAX_FAULTS = 200;
