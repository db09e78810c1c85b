/** How many files of a zip have begun, counted by the marks before them (PKWARE APPNOTE 4.3.7) while it comes in. */
export class Entries {
  private static readonly mark = [0x50, 0x4b, 0x03, 0x04];
  private matched = 0;
  private count = 0;

  /** The count after this piece; a mark may lie across two. */
  seen(piece: Uint8Array): number {
    for (const byte of piece) {
      this.matched = byte === Entries.mark[this.matched] ? this.matched + 1 : byte === Entries.mark[0] ? 1 : 0;
      if (this.matched === Entries.mark.length) {
        this.count++;
        this.matched = 0;
      }
    }
    return this.count;
  }
}
