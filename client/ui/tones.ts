/** One tone: its pitch, and when it begins and how long it lasts, seconds. */
export interface Tone {
  readonly hertz: number;
  readonly from: number;
  readonly length: number;
}

let context: AudioContext | null = null;

/** Sounds tones one after the other. Browsers allow it only once the page was touched. */
export const playTones = (tones: readonly Tone[]): void => {
  if (!("AudioContext" in globalThis)) return;
  context ??= new AudioContext();
  const sounding = context;
  sounding
    .resume()
    .then(() => {
      for (const { hertz, from, length } of tones) {
        const start = sounding.currentTime + 0.05 + from;
        const oscillator = new OscillatorNode(sounding, { frequency: hertz });
        const gain = new GainNode(sounding, { gain: 0 });
        gain.gain.setTargetAtTime(0.25, start, 0.01);
        gain.gain.setTargetAtTime(0, start + length * 0.75, 0.015);
        oscillator.connect(gain).connect(sounding.destination);
        oscillator.start(start);
        oscillator.stop(start + length);
      }
    })
    .catch(() => {});
};
