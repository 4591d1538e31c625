/** Runs a task now or when a place is free. */
export type Limit = <T>(task: () => Promise<T>) => Promise<T>;

/** At most so many tasks at a time, first come first served. */
export function limitTo(most: number): Limit {
  const waiting: (() => void)[] = [];
  let free = most;
  const enter = () => {
    if (free === 0) return new Promise<void>(resolve => waiting.push(resolve));
    free -= 1;
    return Promise.resolve();
  };
  const leave = () => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return async task => {
    await enter();
    try {
      return await task();
    } finally {
      leave();
    }
  };
}
