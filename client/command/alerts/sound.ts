import { useEffect, useRef, useState } from "react";
import type { AlertSeen } from "../../../shared/contract/alerts.ts";
import { playTones } from "../../ui/tones.ts";

const key = "greenlane.alert-sound";

const remembered = (): boolean => {
  try {
    return localStorage.getItem(key) !== "off";
  } catch {
    return true;
  }
};

/** Two falling tones, thrice: like no other sound of the desk. */
const ring = (): void =>
  playTones(
    Array.from({ length: 6 }, (_, n) => ({
      hertz: n % 2 ? 587 : 880,
      from: n * 0.22,
      length: 0.22,
    })),
  );

/** What calls for an ear: an urgent alert nobody has seen to; one that goes a step up, or is opened again, calls anew. */
const callsOf = (alerts: readonly AlertSeen[]): readonly string[] =>
  alerts
    .filter(({ status, severity }) => status === "open" && severity === "urgent")
    .map(({ number, openAt, escalatedAt }) => `${number} ${openAt} ${escalatedAt ?? ""}`);

/** Sounds new urgent alerts, unless this browser was silenced. What was there when the page opened is not new. */
export const useAlertSound = (
  alerts: readonly AlertSeen[],
): { readonly on: boolean; readonly turn: (on: boolean) => void; readonly rung: number } => {
  const [on, setOn] = useState(remembered);
  const [rung, setRung] = useState(0);
  const heard = useRef<Set<string> | null>(null);
  const calls = callsOf(alerts).join("\n");
  useEffect(() => {
    const now = calls === "" ? [] : calls.split("\n");
    const before = heard.current;
    heard.current = new Set([...(before ?? []), ...now]);
    if (!before || now.every((call) => before.has(call))) return;
    if (!on) return;
    setRung((count) => count + 1);
    ring();
  }, [calls, on]);
  return {
    on,
    rung,
    turn: (next) => {
      setOn(next);
      try {
        localStorage.setItem(key, next ? "on" : "off");
      } catch {
        // Storage is off: the choice lasts as long as the page.
      }
    },
  };
};
