type Job = () => Promise<void>;

export interface WriteQueue {
  /** Scans: let past all but the next of the other writes that wait. */
  readonly scans: <T>(work: () => Promise<T> | T) => Promise<T>;
  readonly others: <T>(work: () => Promise<T> | T) => Promise<T>;
  /** Once nothing waits. */
  readonly last: <T>(work: () => Promise<T> | T) => Promise<T>;
}

/**
 * Runs one thing after another: a store has one writer, and an async transaction must not let another in. [S6] Scans and
 * other writes take turns, so that a scan waits for one registration at most, and no flood of scans shuts the desk out.
 */
export const makeWriteQueue = (): WriteQueue => {
  const scans: Job[] = [];
  const others: Job[] = [];
  const last: Job[] = [];
  let busy = false;
  let scansHadTheirTurn = false;

  const next = (): Job | undefined => {
    const lines = scansHadTheirTurn ? [others, scans, last] : [scans, others, last];
    const line = lines.find(({ length }) => length > 0);
    scansHadTheirTurn = line === scans;
    return line?.shift();
  };

  const run = async (): Promise<void> => {
    busy = true;
    for (let job = next(); job; job = next()) await job();
    busy = false;
  };

  const lineUp =
    (line: Job[]): WriteQueue["scans"] =>
    (work) =>
      new Promise((resolve, reject) => {
        line.push(async () => {
          try {
            resolve(await work());
          } catch (error) {
            reject(error);
          }
        });
        if (!busy) void run();
      });

  return { scans: lineUp(scans), others: lineUp(others), last: lineUp(last) };
};
