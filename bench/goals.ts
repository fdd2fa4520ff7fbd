/** A figure that was measured, and the one that is wanted. Every figure is a ratio within one run, or says its unit. */
export interface Goal {
  readonly what: string;
  readonly measured: number;
  readonly wanted: number;
  readonly is: 'at most' | 'at least';
}

export function isMet({ measured, wanted, is }: Goal): boolean {
  return is === 'at most' ? measured <= wanted : measured >= wanted;
}

export function printGoals(goals: readonly Goal[]): void {
  console.log('\ngoals');
  for (const goal of goals) {
    const { what, measured, wanted, is } = goal;
    console.log(`  ${isMet(goal) ? 'met     ' : 'NOT met '} ${what}: ${measured.toFixed(2)}, wanted ${is} ${wanted}`);
  }
}
