// The room: pictures and sound of those who have the floor, and one's own camera, microphone and screen when it is one's turn.
import { Receiving } from "./floor/receiving";
import { Sending } from "./floor/sending";
import { View } from "./floor/view";
import { enter, has, type Message, type State } from "./floor/wire";

const root = document.querySelector<HTMLElement>("[data-floor]");
if (root) begin(root);

function begin(panel: HTMLElement): void {
  const words = panel.dataset;
  const part = <T extends HTMLElement = HTMLElement>(name: string): T => panel.querySelector<T>(`[data-floor-${name}]`) ?? (document.createElement("div") as unknown as T);
  const inHall = document.querySelector<HTMLInputElement>("[data-in-hall]");
  let state: State | null = null;

  // The hall shows the room alone, whoever opened it; the console shows the green room alone, and speaks to it.
  const only = words.only;
  const isDesk = only === "greenRoom";
  const view = new View(part("large"), part("names"), part("sound"), () => inHall?.checked === true, only, isDesk);
  inHall?.addEventListener("change", () => view.render());
  const wire = enter(words.edition ?? "", words.room ?? "", isDesk, take, () => {
    receiving.closeAll();
    for (const own of [camera, screen]) own.ended();
    state = null;
    render();
  });
  const receiving = new Receiving(() => wire, (feed) => view.width(feed), (feed, stream) => view.has(feed, stream));
  const camera = new Sending(() => wire, false, render);
  const screen = new Sending(() => wire, true, render);

  function take(message: Message): void {
    if (message.kind === "state") {
      state = message;
      view.show(message.senders);
      render();
      sendOn();
    } else if (message.kind === "offer") {
      void receiving.take(message.feed, message.sdp, state?.servers ?? []).catch(() => receiving.close(message.feed));
    } else if (message.kind === "closed") {
      receiving.close(message.feed);
    } else {
      (message.isScreen ? screen : camera).ended();
    }
  }

  /** Whoever is ready sends as soon as they have the floor. */
  function sendOn(): void {
    if (state?.health !== "there") return;
    if (has(state.may, "camera") || has(state.may, "microphone")) void camera.begin(state.servers).catch(() => undefined);
    if (has(state.may, "screen")) void screen.begin(state.servers).catch(() => undefined);
  }

  function render(): void {
    if (isDesk) renderTalk(only);
    const may = !!state && state.may !== "none";
    const notice = !state ? words.connecting : state.health === "away" ? words.away : "";
    part("notice").hidden = !notice;
    part("notice").textContent = notice ?? "";
    const mark = state?.recording === "now" ? words.recordingNow : state?.recording === "comes" ? words.recordingComes : "";
    part("mark").hidden = !mark;
    part("mark").dataset.mark = state?.recording ?? "";
    if (part("mark").textContent !== mark) part("mark").textContent = mark ?? "";
    // Whoever has agreed can take it back at any time, also without the floor.
    part("consent").hidden = !mark && !state?.agrees;
    if (state) part<HTMLInputElement>("agree").checked = state.agrees;
    const ready = camera.stream !== null;
    part("own").hidden = !may && !ready && !state?.agrees;
    part("start").hidden = ready || !may;
    for (const name of ["microphone", "camera", "stop"]) part(name).hidden = !ready;
    part("share").hidden = !state || !has(state.may, "screen") || screen.stream !== null;
    part("unshare").hidden = screen.stream === null;
    const place = state && !isDesk && !has(state.may, "microphone") ? words.muted : state?.sends === "room" ? words.onAir : state?.sends === "privateTalk" ? words.inPrivate : words.inGreenRoom;
    const turn = state?.sends === "greenRoom" ? words.green : words.yourTurn;
    const isSilent = isDesk && camera.isHeld;
    const said = !ready || isSilent ? (may ? turn : "") : camera.isOn ? place : words.waits;
    if (part("said").textContent !== said) part("said").textContent = said ?? "";
    part("said").dataset.on = camera.isOn ? state?.sends ?? "" : "";
    part("microphone").setAttribute("aria-pressed", String(camera.isEnabled("audio")));
    part("camera").setAttribute("aria-pressed", String(camera.isEnabled("video")));
    const mirror = part<HTMLVideoElement>("mirror");
    mirror.hidden = !ready;
    if (mirror.srcObject !== camera.stream) mirror.srcObject = camera.stream;
  }

  /** Whoever may not speak to the green room any more is silent until they begin anew. */
  function renderTalk(place: string): void {
    if (camera.stream && state && state.sends !== place) return camera.release();
    const waiting = state?.waiting ?? [];
    part("waiting").hidden = waiting.length === 0;
    part("waiting-names").textContent = waiting.join(", ");
    part("nobody").hidden = !state || waiting.length + state.senders.filter((s) => s.place === place).length > 0;
    part("talk").hidden = state?.sends !== place;
    part("talk").setAttribute("aria-pressed", String(camera.stream !== null && !camera.isHeld));
  }

  part("talk").addEventListener("click", () => {
    part("refused").hidden = true;
    if (camera.stream) {
      camera.hold(!camera.isHeld);
      sendOn();
    } else void camera.prepare(false).then(sendOn).catch(() => { part("refused").hidden = false; });
  });
  part("start").addEventListener("click", () => {
    part("refused").hidden = true;
    void camera.prepare().then(sendOn).catch(() => { part("refused").hidden = false; });
  });
  part<HTMLInputElement>("agree").addEventListener("change", ({ target }) => void wire.call("Agree", (target as HTMLInputElement).checked).catch(render));
  part("share").addEventListener("click", () => void screen.prepare().then(sendOn).catch(() => undefined));
  part("unshare").addEventListener("click", () => screen.release());
  part("stop").addEventListener("click", () => camera.release());
  part("microphone").addEventListener("click", () => camera.toggle("audio"));
  part("camera").addEventListener("click", () => camera.toggle("video"));
  render();
}
