/** What is wrong with a store, and where. `seq` is an event's number. */
export type Finding =
  | { readonly what: "events-missing"; readonly from: number; readonly to: number }
  | { readonly what: "event-broken"; readonly seq: number; readonly event: string }
  | { readonly what: "events-beyond-head"; readonly head: number; readonly last: number }
  | { readonly what: "events-cut-off"; readonly head: number; readonly last: number }
  | { readonly what: "head-altered"; readonly seq: number }
  | { readonly what: "known-differs"; readonly seq: number }
  | { readonly what: "topic-missing"; readonly seq: number; readonly topic: string }
  | { readonly what: "topic-stray"; readonly seq: number; readonly topic: string }
  | { readonly what: "scan-missing"; readonly id: string; readonly seq: number }
  | { readonly what: "scan-untold"; readonly id: string; readonly seq: number }
  | { readonly what: "upload-altered"; readonly id: string; readonly seq: number }
  | { readonly what: "scan-altered"; readonly id: string; readonly seq: number }
  | { readonly what: "row-removed"; readonly row: string; readonly seq: number }
  | { readonly what: "row-untold"; readonly row: string }
  | { readonly what: "row-altered"; readonly row: string; readonly seq: number }
  | { readonly what: "row-set-back"; readonly row: string; readonly seq: number }
  | { readonly what: "version-altered"; readonly pass: string; readonly seq: number }
  | { readonly what: "trips-differ"; readonly vehicle: string; readonly trips: readonly string[] };

/** A finding in a sentence, for whoever runs the check. */
export const sentence = (finding: Finding): string => {
  switch (finding.what) {
    case "events-missing":
      return finding.from === finding.to
        ? `event ${finding.from} was removed`
        : `events ${finding.from} to ${finding.to} were removed`;
    case "event-broken":
      return `event ${finding.seq} (${finding.event}) is not what was written there: it was altered, inserted, or moved from another place`;
    case "events-beyond-head":
      return `events were inserted after the end of the log: it ends with ${finding.head}, the last one found is ${finding.last}`;
    case "events-cut-off":
      return `events were removed from the end of the log: it ends with ${finding.head}, the last one found is ${finding.last}`;
    case "head-altered":
      return `the head of the log does not carry the hash of event ${finding.seq}`;
    case "known-differs":
      return `event ${finding.seq} does not carry the hash that was noted: the log was written anew up to there`;
    case "topic-missing":
      return `event ${finding.seq} is no longer filed under ${finding.topic}: whoever follows that topic is not told of it`;
    case "topic-stray":
      return `event ${finding.seq} is filed under ${finding.topic}, which it does not have`;
    case "scan-missing":
      return `scan ${finding.id} was removed, event ${finding.seq} tells of it`;
    case "scan-untold":
      return `scan ${finding.id} was inserted at ${finding.seq}, no event tells of it`;
    case "upload-altered":
      return `scan ${finding.id} (event ${finding.seq}): what was uploaded is not what is kept`;
    case "scan-altered":
      return `scan ${finding.id} (event ${finding.seq}): what was recorded of it is not what is kept`;
    case "row-removed":
      return `${finding.row} was removed, or its seal was: event ${finding.seq} tells of it`;
    case "row-untold":
      return `${finding.row} was inserted, no event tells of it`;
    case "row-altered":
      return `${finding.row} was altered, it is not what event ${finding.seq} vouches for`;
    case "row-set-back":
      return `${finding.row} was set back to an earlier state, event ${finding.seq} tells of a later one`;
    case "version-altered":
      return `pass ${finding.pass}: the version of event ${finding.seq} was altered or removed from its history`;
    case "trips-differ":
      return `vehicle ${finding.vehicle}: its trips are not what its scans amount to (${finding.trips.join(", ")})`;
  }
};
