// Whether media can leave this network: the TURN server gives an address only to those who reach it and whose credentials hold.
import type { Outcome, Trial } from "./floor";

const patience = 10_000;

export async function tryRelay(trial: Trial): Promise<Outcome> {
  if (!("RTCPeerConnection" in globalThis)) return "unsupported";
  const answer = await fetch(`/api/editions/${trial.edition}/ice-servers`, { cache: "no-store", signal: trial.over });
  if (!answer.ok) return "failed";
  const connection = new RTCPeerConnection({ iceServers: (await answer.json()) as RTCIceServer[], iceTransportPolicy: "relay" });
  try {
    const reached = new Promise<boolean>((resolve) => {
      connection.addEventListener("icecandidate", ({ candidate }) => {
        if (candidate?.type === "relay") resolve(true);
        else if (!candidate) resolve(false);
      });
      setTimeout(() => resolve(false), patience);
    });
    connection.createDataChannel("check");
    await connection.setLocalDescription();
    return (await reached) ? "works" : "nothing";
  } finally {
    connection.close();
  }
}
