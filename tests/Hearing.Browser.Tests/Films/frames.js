// Reads what a page really shows: the frame's number out of the picture, and when it is displayed by the machine's own clock. It asks the
// page's scripts nothing, and is there before them, so that none of what they do to clocks and callbacks reaches it.
(() => {
  const told = HTMLVideoElement.prototype.requestVideoFrameCallback;
  const origin = performance.timeOrigin;
  const cells = 16;
  const seen = (globalThis.seenFrames = { frames: [], seeks: [], rates: [], pauses: [], unread: 0 });
  const canvas = new OffscreenCanvas(cells * 4, 4);
  const paper = canvas.getContext("2d", { willReadFrequently: true });

  /** The number in the row of blocks that deploy/sample-films.sh draws; null when it cannot be read. */
  function numberIn(video) {
    const { videoWidth: width, videoHeight: height } = video;
    paper.drawImage(video, 0, (height * 7) / 8, width, height / 16, 0, 0, cells * 4, 4);
    const { data } = paper.getImageData(0, 0, cells * 4, 4);
    const bits = Array.from({ length: cells }, (_, i) => (data[(cells * 4 * 2 + i * 4 + 2) * 4 + 1] > 128 ? 1 : 0));
    if (bits[0] !== 1 || bits[15] !== 0 || bits[1] === bits[14]) return null;
    return bits.slice(1, 14).reduce((sum, bit, i) => sum + bit * 2 ** i, 0);
  }

  function watch(video) {
    const frame = (now, { expectedDisplayTime, presentedFrames }) => {
      told.call(video, frame);
      const number = numberIn(video);
      if (number === null) seen.unread++;
      else seen.frames.push([number, origin + expectedDisplayTime, presentedFrames]);
    };
    told.call(video, frame);
    const at = () => origin + performance.now();
    video.addEventListener("seeking", () => seen.seeks.push(at()));
    video.addEventListener("ratechange", () => seen.rates.push([at(), video.playbackRate]));
    video.addEventListener("pause", () => seen.pauses.push(at()));
  }
  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("video").forEach(watch));
})();
