// Short tones at the milestones. Browsers allow sound after somebody has pressed something on the page; a display may be let loose by policy.
import type { Milestone } from "./milestones";

const tones: Record<Milestone, { count: number; hertz: number; seconds: number }> = {
  five: { count: 1, hertz: 660, seconds: 0.25 },
  two: { count: 2, hertz: 660, seconds: 0.25 },
  one: { count: 3, hertz: 784, seconds: 0.25 },
  over: { count: 1, hertz: 440, seconds: 1.2 },
};

export class Bell {
  private context: AudioContext | undefined;

  /** Whether tones are heard. */
  get isOn(): boolean { return this.context?.state === "running"; }

  async turnOn(): Promise<boolean> {
    this.context ??= new AudioContext();
    await Promise.race([this.context.resume(), new Promise((resolve) => setTimeout(resolve, 500))]);
    return this.isOn;
  }

  ring(milestone: Milestone): void {
    const context = this.context;
    if (!context || !this.isOn) return;
    const { count, hertz, seconds } = tones[milestone];
    for (let i = 0; i < count; i++) {
      const [tone, volume, from] = [context.createOscillator(), context.createGain(), context.currentTime + i * (seconds + 0.15)];
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0, from);
      volume.gain.linearRampToValueAtTime(0.4, from + 0.02);
      volume.gain.linearRampToValueAtTime(0, from + seconds);
      tone.connect(volume).connect(context.destination);
      tone.start(from);
      tone.stop(from + seconds);
    }
    document.documentElement.dataset.rang = milestone;
  }
}
