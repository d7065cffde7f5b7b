import { type DestinationStream, type Logger, pino } from "pino";

export const logLevels = ["fatal", "error", "warn", "info", "debug", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * Log lines as JSON. Names, plates, addresses and query strings never go in: what is logged of a call is its
 * route's name, status, time taken and request id; of people and tablets their ids.
 */
export const makeLog = (level: LogLevel, destination?: DestinationStream): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);

export type { Logger };
