/** Image Assistant says no: exit code 1, and the reason in its answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
