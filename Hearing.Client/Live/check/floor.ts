// What those who are to be seen and heard try beside the film: each step begins when its owner says so, and lets go of what it used.
import { tryCamera, tryMicrophone, tryScreen } from "./devices";
import { tryRelay } from "./paths";
import { trySpeaker } from "./speaker";

export type Outcome = "notTried" | "works" | "notAllowed" | "noDevice" | "busy" | "nothing" | "unsupported" | "failed";
export type FloorFindings = Record<"camera" | "microphone" | "speaker" | "screen" | "relay", Outcome>;

/** A step on the page: what it shows, and how it learns that it is over. */
export interface Trial {
  part<T extends HTMLElement>(selector: string): T;
  /** The person's answer; each has the outcome in its button, or none where the step knows by itself. */
  answer(): Promise<string>;
  /** Told when another step begins. */
  readonly over: AbortSignal;
  readonly edition: string;
}

const tries: Record<keyof FloorFindings, (trial: Trial) => Promise<Outcome>> = { camera: tryCamera, microphone: tryMicrophone, speaker: trySpeaker, screen: tryScreen, relay: tryRelay };

/** Offers the steps. @param changed Told after each, with what is known by then. */
export function offerSteps(root: HTMLElement, changed: (found: FloorFindings) => void): void {
  const found: FloorFindings = { camera: "notTried", microphone: "notTried", speaker: "notTried", screen: "notTried", relay: "notTried" };
  let over = new AbortController();
  for (const line of root.querySelectorAll<HTMLElement>("[data-floor-step]")) {
    const step = line.dataset.floorStep as keyof FloorFindings;
    const press = line.querySelector<HTMLButtonElement>("[data-try]");
    const end = (outcome: Outcome): void => {
      found[step] = outcome;
      say(root, line, outcome);
    };
    // A telephone shares no screen, which needs no press to be known.
    if (step === "screen" && !("getDisplayMedia" in (navigator.mediaDevices ?? {}))) {
      end("unsupported");
      press?.remove();
    }
    press?.addEventListener("click", () => {
      over.abort();
      const own = (over = new AbortController());
      void attempt(root, line, tries[step], own.signal).then((outcome) => {
        if (own.signal.aborted) say(root, line, found[step]);
        else {
          end(outcome);
          press.focus();
          changed(found);
        }
      });
    });
  }
}

async function attempt(root: HTMLElement, line: HTMLElement, run: (trial: Trial) => Promise<Outcome>, over: AbortSignal): Promise<Outcome> {
  const part = <T extends HTMLElement>(selector: string): T => line.querySelector<T>(selector) ?? (document.createElement("div") as unknown as T);
  const answer = (): Promise<string> => new Promise((resolve) => {
    if (over.aborted) return resolve("");
    part("[data-live]").hidden = false;
    part("[data-answer]").focus();
    for (const button of line.querySelectorAll<HTMLElement>("[data-answer]")) button.onclick = () => resolve(button.dataset.answer ?? "");
    over.addEventListener("abort", () => resolve(""));
  });
  say(root, line, null);
  try {
    return await run({ part, answer, over, edition: root.dataset.edition ?? "" });
  } catch (failed) {
    return meaning(failed);
  } finally {
    part("[data-live]").hidden = true;
  }
}

/** Shows how the step stands; null while it is under way. */
function say(root: HTMLElement, line: HTMLElement, outcome: Outcome | null): void {
  const words = root.dataset;
  const isHere = outcome !== "unsupported" || line.dataset.floorStep !== "screen";
  const isGood = outcome === "works";
  const isKnown = outcome !== null && outcome !== "notTried";
  line.className = outcome === null ? "next" : isGood ? "done" : isKnown && isHere ? "bad" : "";
  const press = line.querySelector<HTMLElement>("[data-try]");
  if (press) press.hidden = outcome === null;
  const result = line.querySelector<HTMLElement>("[data-result]");
  if (result) {
    result.textContent = (outcome === null ? words.working : !isKnown ? "" : isGood ? words.good : isHere ? words.bad : words.none) ?? "";
    result.className = !isKnown ? "muted" : isGood ? "badge good" : isHere ? "badge danger" : "badge";
  }
  for (const advice of line.querySelectorAll<HTMLElement>("[data-advice]")) advice.hidden = advice.dataset.advice !== outcome;
}

/** What a browser means by the name of its fault (Media Capture and Streams, and Screen Capture, of the W3C). */
function meaning(fault: unknown): Outcome {
  switch (fault instanceof Error ? fault.name : "") {
    case "NotAllowedError":
    case "SecurityError": return "notAllowed";
    case "NotFoundError":
    case "OverconstrainedError": return "noDevice";
    case "NotReadableError":
    case "AbortError": return "busy";
    case "NotSupportedError": return "unsupported";
    default: return "failed";
  }
}
