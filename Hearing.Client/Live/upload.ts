// Shows how far an upload has come. Without this script the form still works.
const percent = (loaded: number, total: number): number => Math.floor((loaded / total) * 100);

function send(form: HTMLFormElement): void {
  const bar = form.querySelector("progress");
  const status = form.querySelector<HTMLElement>("[data-upload-status]");
  const button = form.querySelector("button");
  if (!bar || !status || !button) return;
  const request = new XMLHttpRequest();
  const began = performance.now();
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "text/html");
  request.upload.addEventListener("progress", (event) => {
    const left = ((performance.now() - began) / 1000 / event.loaded) * (event.total - event.loaded);
    bar.value = percent(event.loaded, event.total);
    status.textContent = event.loaded < event.total
      ? (status.dataset.sending ?? "").replace("{0}", String(bar.value)).replace("{1}", String(Math.ceil(left)))
      : status.dataset.checking ?? "";
  });
  request.addEventListener("load", () => {
    if (request.status < 300 && request.responseURL) {
      location.assign(request.responseURL);
      return;
    }
    // The server's own page says what is wrong; show its words beside the form and keep what was chosen.
    const answer = new DOMParser().parseFromString(request.responseText, "text/html");
    status.textContent = answer.querySelector("[role=alert]")?.textContent ?? status.dataset.failed ?? "";
    status.className = "notice error";
    status.setAttribute("role", "alert");
    bar.hidden = true;
    button.disabled = false;
  });
  request.addEventListener("error", () => {
    status.textContent = status.dataset.failed ?? "";
    bar.hidden = true;
    button.disabled = false;
  });
  bar.hidden = false;
  button.disabled = true;
  request.send(new FormData(form));
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-upload]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form);
  });
}
