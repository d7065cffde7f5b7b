import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What operators watch. Labels are names of routes and results, never of people, plates or places. */
export interface Metrics {
  readonly called: (route: string, status: number, ms: number) => void;
  readonly scansAnswered: (result: "recorded" | "duplicate" | "rejected", count: number) => void;
  /** Prometheus text; `seq` is the newest event's number. */
  readonly text: (seq: number) => Promise<string>;
}

export const makeMetrics = (): Metrics => {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: "greenlane_request_seconds",
    help: "Time to answer a call, by route and status",
    labelNames: ["route", "status"],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const scans = new Counter({
    name: "greenlane_scans_total",
    help: "Scans uploaded, by result",
    labelNames: ["result"],
    registers,
  });
  const newest = new Gauge({
    name: "greenlane_event_seq",
    help: "Number of the newest event in the log",
    registers,
  });
  // Looking a label up costs more than counting, and there are only so many routes and statuses.
  const children = new Map<string, { observe(seconds: number): void }>();
  const durationOf = (route: string, status: number) => {
    const name = `${route} ${status}`;
    const child = children.get(name) ?? durations.labels({ route, status });
    children.set(name, child);
    return child;
  };
  return {
    called: (route, status, ms) => durationOf(route, status).observe(ms / 1000),
    scansAnswered: (result, count) => scans.inc({ result }, count),
    text: (seq) => {
      newest.set(seq);
      return registry.metrics();
    },
  };
};
