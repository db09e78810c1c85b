// A tone in what the person will listen to. Only they know whether it was heard.
import type { Outcome, Trial } from "./floor";

const pitch = 523.25;
const seconds = 1.2;
const loudness = 0.25;

export async function trySpeaker(trial: Trial): Promise<Outcome> {
  const context = new AudioContext();
  try {
    await context.resume();
    play(context);
    trial.part("[data-again]").onclick = () => play(context);
    return (await trial.answer()) as Outcome;
  } finally {
    void context.close();
  }
}

/** Swells and fades: a tone that begins at once clicks. */
function play(context: AudioContext): void {
  const [tone, volume, now] = [context.createOscillator(), context.createGain(), context.currentTime];
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0, now);
  volume.gain.linearRampToValueAtTime(loudness, now + 0.1);
  volume.gain.setValueAtTime(loudness, now + seconds - 0.2);
  volume.gain.linearRampToValueAtTime(0, now + seconds);
  tone.connect(volume).connect(context.destination);
  tone.start(now);
  tone.stop(now + seconds);
}
