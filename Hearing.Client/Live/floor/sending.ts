// What this device sends: nothing before its owner has said so, and then whenever the run gives them the floor.
import { Candidates, returnWhenCut, type Wire } from "./wire";

const picture: MediaTrackConstraints = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 24, max: 30 } };
/** The same picture in three sizes; each viewer is sent the one that fits. */
const sizes: RTCRtpEncodingParameters[] = [
  { rid: "h", maxBitrate: 900_000 },
  { rid: "m", maxBitrate: 300_000, scaleResolutionDownBy: 2 },
  { rid: "l", maxBitrate: 100_000, scaleResolutionDownBy: 4 },
];

export class Sending {
  private connection: RTCPeerConnection | null = null;
  private starting = false;
  isHeld = false;
  stream: MediaStream | null = null;

  constructor(private readonly wire: () => Wire, private readonly isScreen: boolean, private readonly changed: () => void) {}

  get isOn(): boolean { return this.connection !== null; }

  /** Asks for the devices; a browser asks its owner. Without a camera, or where none is wanted, the microphone alone will do. */
  async prepare(withPicture = true): Promise<void> {
    const devices = navigator.mediaDevices;
    this.stream = this.isScreen ? await devices.getDisplayMedia({ video: { frameRate: { max: 15 } }, audio: false })
      : !withPicture ? await devices.getUserMedia({ audio: true })
      : await devices.getUserMedia({ audio: true, video: picture }).catch(() => devices.getUserMedia({ audio: true }));
    // The browser's own button ends the sharing of a screen.
    for (const track of this.stream.getTracks()) track.addEventListener("ended", () => this.release());
    this.changed();
  }

  /** Sends what was prepared. */
  async begin(servers: RTCIceServer[]): Promise<void> {
    if (!this.stream || this.connection || this.starting || this.isHeld) return;
    this.starting = true;
    const connection = new RTCPeerConnection({ iceServers: servers });
    try {
      for (const track of this.stream.getTracks()) {
        connection.addTransceiver(track, { direction: "sendonly", streams: [this.stream], sendEncodings: track.kind === "video" && !this.isScreen ? sizes : [{}] });
      }
      const candidates = new Candidates(connection, this.wire(), this.isScreen ? "screen" : "camera");
      await connection.setLocalDescription(await connection.createOffer());
      const sdp = await this.wire().call<string>("Send", this.isScreen, connection.localDescription?.sdp);
      await connection.setRemoteDescription({ type: "answer", sdp });
      this.connection = connection;
      // Its owner was quicker.
      if (!this.stream || this.isHeld) return this.stop();
      returnWhenCut(connection, this.wire());
      candidates.open();
    } catch (failed) {
      connection.close();
      throw failed;
    } finally {
      this.starting = false;
      this.changed();
    }
  }

  /** The server has ended it; what was prepared waits for the next time. */
  ended(): void {
    this.connection?.close();
    this.connection = null;
    this.changed();
  }

  /** Stops sending, and keeps the devices until it goes on: to ask for them again may ask their owner again. */
  hold(isHeld: boolean): void {
    this.isHeld = isHeld;
    if (isHeld) this.stop();
  }

  private stop(): void {
    if (this.connection) void this.wire().call("Stop", this.isScreen).catch(() => undefined);
    this.ended();
  }

  /** Lets go of the devices: their lights go out. */
  release(): void {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    this.isHeld = false;
    this.stop();
  }

  /** Turns a kind of track off and on at the device itself. */
  toggle(kind: "audio" | "video"): void {
    for (const track of this.stream?.getTracks() ?? []) if (track.kind === kind) track.enabled = !track.enabled;
    this.changed();
  }

  isEnabled(kind: "audio" | "video"): boolean { return this.stream?.getTracks().some((t) => t.kind === kind && t.enabled) ?? false; }
}
