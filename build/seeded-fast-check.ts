import fc from '../node_modules/fast-check/lib/fast-check.js';

/**
 * What the tests get for fast-check: the same inputs in every run, so that a commit is green or red by what is in it. To search for
 * faults with other inputs, set KILN_FUZZ_SEED to another number.
 */
fc.configureGlobal({ seed: Number(process.env.KILN_FUZZ_SEED ?? 20_261_121) });

export * from '../node_modules/fast-check/lib/fast-check.js';
export { default } from '../node_modules/fast-check/lib/fast-check.js';
