// How large a picture is asked for: as large as it is shown, smaller where the connection does not carry it, and at last the sound alone.

/** From which share of lost packets a connection does not carry what it is sent. */
const badLoss = 0.08;
/** How long it must have been good before the next larger picture is tried, in milliseconds. */
const recovery = 30_000;
/** Up to how many pixels across the smallest and the middle picture are enough. */
const enough = [330, 660];
const [soundAlone, largest] = [-1, 2];

export class Quality {
  /** What was asked for last: 2 is the largest picture, 0 the smallest, -1 the sound alone. */
  size = largest;
  private most = largest;
  private badSince = 0;

  /**
   * What to ask for now.
   * @param width How many pixels across the picture is shown; less than nothing where it is not to be seen.
   * @param loss The share of packets lost since the last look.
   * @param now The instant of this look, in milliseconds.
   */
  look(width: number, loss: number, now: number): number {
    if (loss > badLoss) [this.most, this.badSince] = [Math.max(soundAlone, Math.min(this.size, this.most) - 1), now];
    else if (this.most < largest && now - this.badSince > recovery) [this.most, this.badSince] = [this.most + 1, now];
    const shown = width < 0 ? soundAlone : enough.findIndex((pixels) => width <= pixels);
    this.size = Math.min(this.most, width >= 0 && shown < 0 ? largest : shown);
    return this.size;
  }
}
