import { useEffect, useRef, useState } from "react";
import type { AlertSeen } from "../../../shared/contract/alerts.ts";

const key = "greenlane.alert-sound";

const remembered = (): boolean => {
  try {
    return localStorage.getItem(key) !== "off";
  } catch {
    return true;
  }
};

let context: AudioContext | null = null;

/** Two falling tones, thrice: like no other sound of the desk. Browsers allow it only once the page was touched. */
const ring = (): void => {
  if (!("AudioContext" in globalThis)) return;
  context ??= new AudioContext();
  const sounding = context;
  sounding
    .resume()
    .then(() => {
      for (let n = 0; n < 6; n += 1) {
        const from = sounding.currentTime + 0.05 + n * 0.22;
        const oscillator = new OscillatorNode(sounding, { frequency: n % 2 ? 587 : 880 });
        const gain = new GainNode(sounding, { gain: 0 });
        gain.gain.setTargetAtTime(0.25, from, 0.01);
        gain.gain.setTargetAtTime(0, from + 0.16, 0.015);
        oscillator.connect(gain).connect(sounding.destination);
        oscillator.start(from);
        oscillator.stop(from + 0.22);
      }
    })
    .catch(() => {});
};

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
