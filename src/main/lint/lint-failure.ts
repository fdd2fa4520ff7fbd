/** What keeps the whole run from its work and is no bug: a settings file or a baseline that cannot be used. */
export class LintFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LintFailure';
  }
}
