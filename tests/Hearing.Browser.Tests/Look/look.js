// Runs in the page: what a careful eye would find at this width. Returns faults as sentences.
() => {
  const faults = [];
  const wide = document.documentElement.clientWidth;
  const words = (text) => text.replace(/\s+/g, " ").trim().slice(0, 60);
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const scrolls = (element) => {
    for (let e = element; e && e !== document.body; e = e.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth) return true;
    }
    return false;
  };
  // What a box that scrolls shows of the text inside it; nothing when the text is scrolled out of sight.
  const inSight = (element, box) => {
    let { left, top, right, bottom } = box;
    for (let e = element; e && e !== document.body; e = e.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(e);
      const edge = e.getBoundingClientRect();
      if (/auto|scroll/.test(overflowX)) [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      if (/auto|scroll/.test(overflowY)) [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
    }
    return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  };
  const hiddenOnPurpose = (element) => element.closest(".visually-hidden, .skip-link, noscript, script, style, option, video, svg") !== null;

  if (document.scrollingElement.scrollWidth > innerWidth) faults.push(`the page scrolls sideways by ${document.scrollingElement.scrollWidth - innerWidth} px`);

  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || hiddenOnPurpose(element) || !shown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const boxes = [...range.getClientRects()].map((box) => inSight(element, box)).filter((box) => box.width > 1 && box.height > 1);
    const text = words(walker.currentNode.data);
    if (!scrolls(element) && boxes.some((box) => box.right > wide + 1 || box.left < -1)) faults.push(`text leaves the page: "${text}"`);
    for (const box of boxes) lines.push({ element, text, box });
    if (/(^|\s)[A-Z][A-Za-z]*(\.[A-Za-z][A-Za-z-]*)+(\s|$)/.test(text) || /(^|\s)[A-Z][a-z]+([A-Z][a-z]+)+(\s|$)/.test(text)) faults.push(`looks like an untranslated key: "${text}"`);
  }

  const slack = 3;
  lines.sort((a, b) => a.box.top - b.box.top);
  for (let i = 0; i < lines.length; i++) {
    for (let j = i + 1; j < lines.length && lines[j].box.top < lines[i].box.bottom - slack; j++) {
      const [a, b] = [lines[i], lines[j]];
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      const leading = Math.max(a.box.height, b.box.height) * 0.3;
      if (across > slack && down > Math.max(slack, leading) && !scrolls(a.element) && !scrolls(b.element)) faults.push(`text overlaps: "${a.text}" and "${b.text}"`);
    }
  }

  for (const element of document.body.querySelectorAll("*")) {
    if (hiddenOnPurpose(element) || !shown(element)) continue;
    const style = getComputedStyle(element);
    const clips = /hidden|clip/;
    if (element.textContent.trim() && element.clientWidth > 1 && ((clips.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
      || (clips.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1))) faults.push(`text is clipped: "${words(element.textContent)}"`);
  }

  for (const element of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex='0']")) {
    if (hiddenOnPurpose(element) || !shown(element)) continue;
    const label = element.closest("label")?.getBoundingClientRect();
    const own = element.getBoundingClientRect();
    const box = label && label.height > own.height ? label : own;
    const inSentence = element.tagName === "A" && getComputedStyle(element).display === "inline"
      && words(element.parentElement.textContent).length > words(element.textContent).length;
    if (!inSentence && (box.width < 23.5 || box.height < 23.5)) faults.push(`target of ${Math.round(box.width)} × ${Math.round(box.height)} px: "${words(element.textContent || element.name || element.id)}"`);
  }

  return [...new Set(faults)];
}
