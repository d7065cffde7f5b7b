import type { Outcome } from "../../shared/domain/verdict-shape.ts";

interface Tone {
  /** Hz. */
  readonly pitch: number;
  /** Seconds. */
  readonly from: number;
  readonly long: number;
  readonly shape: OscillatorType;
}

const tone = (pitch: number, from: number, long: number, shape: OscillatorType = "sine"): Tone => ({
  pitch,
  from,
  long,
  shape,
});

/** Told apart with the eyes on the vehicle: rising is good, low and rough is not. */
const tunes: Readonly<Record<Outcome, readonly Tone[]>> = {
  go: [tone(660, 0, 0.11), tone(990, 0.12, 0.2)],
  inspect: [tone(620, 0, 0.14, "triangle"), tone(620, 0.22, 0.14, "triangle")],
  stop: [
    tone(196, 0, 0.2, "sawtooth"),
    tone(165, 0.24, 0.2, "sawtooth"),
    tone(196, 0.48, 0.34, "sawtooth"),
  ],
  "cannot-check": [tone(520, 0, 0.16, "triangle"), tone(390, 0.18, 0.3, "triangle")],
  "not-a-pass": [tone(300, 0, 0.22)],
};
const pulses: Readonly<Record<Outcome, readonly number[]>> = {
  go: [70],
  inspect: [70, 70, 70],
  stop: [350, 120, 350],
  "cannot-check": [160, 100, 160],
  "not-a-pass": [40, 60, 40],
};

const volume = 0.28;
let context: AudioContext | null = null;

/** Browsers allow sound only after a touch: call at the first one. */
export const allowSound = (): void => {
  context ??= "AudioContext" in globalThis ? new AudioContext() : null;
  if (context?.state === "suspended") context.resume().catch(() => {});
};

/** Like no outcome: three rising steps, as a telephone calls. */
const answerTune = [tone(523, 0, 0.12), tone(659, 0.16, 0.12), tone(784, 0.32, 0.26)];
const answerPulses = [120, 80, 120, 80, 240];

const play = (tones: readonly Tone[], shakes: readonly number[]): void => {
  navigator.vibrate?.([...shakes]);
  if (context?.state !== "running") return;
  const start = context.currentTime + 0.01;
  for (const { pitch, from, long, shape } of tones) {
    const oscillator = new OscillatorNode(context, { frequency: pitch, type: shape });
    const gain = new GainNode(context, { gain: 0 });
    // Soft edges: a tone cut square clicks.
    gain.gain.setTargetAtTime(volume, start + from, 0.008);
    gain.gain.setTargetAtTime(0, start + from + long - 0.03, 0.012);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(start + from);
    oscillator.stop(start + from + long + 0.05);
  }
};

/** Sounds and shakes an outcome; silent where the device cannot. */
export const sound = (outcome: Outcome): void => play(tunes[outcome], pulses[outcome]);

/** Command has answered. */
export const soundAnswer = (): void => play(answerTune, answerPulses);
