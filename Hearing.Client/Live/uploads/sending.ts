// One file on its way by tus: goes on by itself after everything that may come between, until it is there or cancelled.
import { type DetailedError, Upload } from "tus-js-client";
import { Pace, pauseAfter, troubleOf } from "./pace";

/** Bounded, so that a proxy that holds a piece back until it is whole holds little. */
const PIECE = 64 * 1024 * 1024;
/** A line on which nothing moves for so long is dead, whatever the browser thinks: a laptop was closed, a network changed. */
const STALLED = 30_000;

export interface Report {
  progress(sent: number, total: number, pace: Pace): void;
  /** The line is gone, or the server is full: it goes on by itself. */
  waiting(isFull: boolean): void;
  arrived(address: string): void;
  failed(code: string): void;
}

export class Sending {
  private readonly pace = new Pace();
  private readonly upload: Upload;
  private failures = 0;
  private sent = 0;
  private again: number | undefined;
  private stalled: number | undefined;
  private readonly back = (): void => this.goOn();

  constructor(file: File, endpoint: string, fingerprint: string, metadata: Record<string, string>, private readonly report: Report) {
    this.upload = new Upload(file, {
      endpoint, metadata, chunkSize: PIECE, retryDelays: null, removeFingerprintOnSuccess: true,
      fingerprint: () => Promise.resolve(fingerprint),
      onProgress: (sent, total) => this.moved(sent, total),
      onSuccess: () => this.arrived(),
      onError: (error) => this.failed(error as DetailedError),
    });
  }

  async start(): Promise<void> {
    const before = (await this.upload.findPreviousUploads()).filter((u) => u.metadata.title === this.upload.options.metadata?.title);
    if (before[0]) this.upload.resumeFromPreviousUpload(before[0]);
    addEventListener("online", this.back);
    this.watch();
    this.upload.start();
  }

  /** Ends it here and at the server. */
  async cancel(): Promise<void> {
    this.rest();
    await this.upload.abort(true).catch(() => undefined);
  }

  private moved(sent: number, total: number): void {
    if (sent > this.sent) this.failures = 0;
    this.sent = sent;
    this.pace.note(sent, performance.now());
    this.watch();
    this.report.progress(sent, total, this.pace);
  }

  private arrived(): void {
    this.rest();
    this.report.arrived(this.upload.url!);
  }

  private failed(error: DetailedError): void {
    const answer = error.originalResponse;
    const trouble = troubleOf(answer?.getStatus() ?? 0, this.upload.url !== null);
    if (trouble === "stop") {
      this.rest();
      this.report.failed(codeOf(answer?.getBody() ?? ""));
      return;
    }
    clearTimeout(this.stalled);
    this.pace.forget();
    this.report.waiting(trouble === "full");
    this.again = window.setTimeout(this.back, pauseAfter(this.failures++) * (0.75 + Math.random() / 2));
  }

  private goOn(): void {
    if (this.again === undefined) return;
    clearTimeout(this.again);
    this.again = undefined;
    this.watch();
    this.upload.start();
  }

  private watch(): void {
    clearTimeout(this.stalled);
    this.stalled = window.setTimeout(() => {
      this.pace.forget();
      this.report.waiting(false);
      this.again = window.setTimeout(this.back, 1000);
      void this.upload.abort();
    }, STALLED);
  }

  private rest(): void {
    clearTimeout(this.stalled);
    clearTimeout(this.again);
    this.again = undefined;
    removeEventListener("online", this.back);
  }
}

function codeOf(body: string): string {
  try {
    return (JSON.parse(body) as { code?: string }).code ?? "";
  } catch {
    return "";
  }
}
